import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judge } from '../../scripts/soak/judge.ts';
import { runSoak } from '../../scripts/soak/run-soak.ts';
import { writeSmallDigits } from '../../scripts/soak/small-digits.ts';
import { expect, test } from './fixture.ts';

const SECONDS = 40;

test('used at random for a while, the app leaves no tensor, logs no error and does all it is asked', async ({
  launch,
  dataFolder,
}) => {
  test.setTimeout(240_000);
  const digitsFolder = await mkdtemp(join(tmpdir(), 'digit-studio-small-'));
  try {
    await writeSmallDigits(digitsFolder);
    const running = await launch();
    const soak = await runSoak({
      ...{ ...running, dataFolder, digitsFolder },
      ...{ minutes: SECONDS / 60, seed: 6 },
    });
    expect(judge(soak)).toEqual([]);
  } finally {
    await rm(digitsFolder, { recursive: true, force: true });
  }
});
