import { parseArgs } from 'node:util';
import { benchBrowse } from './bench/browse.ts';
import { benchDataset } from './bench/dataset.ts';
import { benchDoubt } from './bench/doubt.ts';
import { benchDrawing } from './bench/drawing.ts';
import { benchPhotos } from './bench/photos.ts';
import { benchTraining } from './bench/training.ts';
import { prepare } from './setup/prepare.ts';
import { SetupError } from './setup/setup-error.ts';

const benchmarks = {
  browse: benchBrowse,
  dataset: benchDataset,
  doubt: benchDoubt,
  drawing: benchDrawing,
  photos: benchPhotos,
  training: benchTraining,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    model: { type: 'string' },
    net: { type: 'string' },
    strokes: { type: 'string' },
    fashion: { type: 'string' },
    batch: { type: 'string' },
    steps: { type: 'string' },
    runs: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const name = positionals[0] ?? '';
if (!Object.hasOwn(benchmarks, name)) {
  throw new SetupError(`npm run bench -- ${Object.keys(benchmarks).join('|')} [--json]`);
}
await benchmarks[name as keyof typeof benchmarks](values, await prepare());
