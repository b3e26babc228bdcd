import { parseArgs } from 'node:util';
import { buildAll } from './build/build-all.ts';
import { prepare } from './setup/prepare.ts';
import { SetupError } from './setup/setup-error.ts';
import { soakApp } from './soak/soak-app.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) {
  throw new SetupError('npm run soak -- [--minutes n] [--seed n] [--json]');
}

const { electron } = await prepare();
await buildAll();
process.exitCode = await soakApp(electron.executable, { minutes, seed, json: values.json });
