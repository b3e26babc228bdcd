import { parseArgs } from 'node:util';
import { cacheFolder } from './setup/cache-folder.ts';
import { prepare } from './setup/prepare.ts';

const { values } = parseArgs({ options: { verify: { type: 'boolean', default: false } } });
const startedAt = performance.now();
const { electron, tensorflow } = await prepare({ inFull: values.verify });
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(
  [
    `Ready after ${seconds} s${values.verify ? ', every file verified' : ''}.`,
    `  Electron ${electron.version} (${electron.source})`,
    `  TensorFlow ${tensorflow.version} (${tensorflow.source})`,
    `  kept in ${cacheFolder()}`,
  ].join('\n'),
);
