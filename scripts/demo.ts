import { parseArgs } from 'node:util';
import { buildAll } from './build/build-all.ts';
import { showDemo } from './demo/show-demo.ts';
import { prepare } from './setup/prepare.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const { electron } = await prepare();
await buildAll();
process.exitCode = await showDemo(electron.executable, values);
