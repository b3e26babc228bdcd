import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../drive/launch-app.ts';
import { withDisplay } from '../setup/display.ts';
import { judge } from './judge.ts';
import { printReport } from './print-report.ts';
import { runSoak } from './run-soak.ts';
import { writeSmallDigits } from './small-digits.ts';

interface Options {
  minutes: number;
  seed: number;
  json: boolean;
}

/** Soaks the built app in a folder of its own and prints the report; returns the exit code. */
export async function soakApp(executable: string, { json, ...how }: Options): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'digit-studio-soak-'));
  const dataFolder = join(folder, 'data');
  const digitsFolder = join(folder, 'small');
  const say = json ? undefined : (line: string) => console.log(line);
  say?.(`seed ${how.seed}, ${how.minutes} minutes`);
  try {
    await writeSmallDigits(digitsFolder);
    const soak = await withDisplay(async (env) => {
      // Nothing is asked of a public host.
      const quiet = { ...env, DIGIT_STUDIO_MIRROR: 'http://127.0.0.1:9/' };
      const running = await launchApp({ executable, dataFolder, env: quiet });
      try {
        return await runSoak({ ...running, ...how, dataFolder, digitsFolder, ...(say && { say }) });
      } finally {
        await running.app.close();
      }
    });
    const complaints = judge(soak);
    printReport(soak, complaints, json);
    return complaints.length === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
