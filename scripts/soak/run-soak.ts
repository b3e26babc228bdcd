import { createRandom } from '../../app/core/random.ts';
import type { RunningApp } from '../drive/launch-app.ts';
import { digitsActions } from './actions/digits.ts';
import { drawingActions } from './actions/drawing.ts';
import { handActions } from './actions/hand.ts';
import { modelActions } from './actions/models.ts';
import { trainingActions } from './actions/training.ts';
import { appActions, killTheEngine } from './actions/whole-app.ts';
import { bringToRest } from './bring-to-rest.ts';
import { createKillTimes } from './kill-times.ts';
import { type EngineView, lookAtEngine } from './look-at-engine.ts';
import { type Measurement, measure } from './measure.ts';
import { createPicker } from './pick-action.ts';
import type { Action, Stage } from './stage.ts';
import { watchErrors } from './watch-errors.ts';

const ACTIONS = [
  ...[...trainingActions, ...drawingActions, ...digitsActions],
  ...[...modelActions, ...handActions, ...appActions],
];

const MEASURE_EVERY_S = 5;
/** In so many measurements the app is brought to rest first: only then can tensors be counted. */
const REST_EVERY = 4;

interface Options extends RunningApp {
  minutes: number;
  seed: number;
  dataFolder: string;
  digitsFolder: string;
  /** Told of everything that happens. */
  say?: (line: string) => void;
}

export interface Soak {
  minutes: number;
  seed: number;
  /** How often each action was done. */
  counts: Record<string, number>;
  measurements: Measurement[];
  failures: string[];
  errors: string[];
}

/** Uses the app at random until the time is over, and measures it now and then. */
export async function runSoak(options: Options): Promise<Soak> {
  const { app, page, minutes, seed, dataFolder, digitsFolder, say = () => undefined } = options;
  const random = createRandom(seed);
  const stage: Stage = { app, page, random, digitsFolder };
  const errors = watchErrors(page, dataFolder);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const next = createPicker(ACTIONS, random);
  const kills = createKillTimes(minutes * 60, random);
  const soak: Soak = { minutes, seed, counts: {}, measurements: [], failures: [], errors: [] };
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;

  async function perform(action: Action, view: EngineView): Promise<void> {
    const at = seconds();
    say(`${at.toFixed(0).padStart(5)} s  ${action.name}`);
    soak.counts[action.name] = (soak.counts[action.name] ?? 0) + 1;
    try {
      await action.perform(stage, view);
    } catch (error) {
      const reason = reasonOf(error);
      soak.failures.push(`${action.name} at ${at.toFixed(0)} s: ${reason}`);
      say(`         failed: ${reason}`);
      // Whatever is open on the screen must not make the next action fail too.
      await page.reload();
      await page.getByTestId('screen-studio').waitFor();
    }
  }

  async function measureNow(isAtRest: boolean): Promise<void> {
    if (isAtRest) await bringToRest(stage, perform);
    const view = await lookAtEngine(page);
    const measured = await measure(stage, session, view, { seconds: seconds(), isAtRest });
    soak.measurements.push(measured);
    const { tensors, constants, unexplainedTensors } = measured;
    say(
      `         ${tensors} tensors, ${constants} constants, ${unexplainedTensors ?? '–'} unexplained`,
    );
  }

  async function useUntilTheEnd(): Promise<void> {
    for (let measuredAt = -Infinity; seconds() < minutes * 60;) {
      if (kills.isDue(seconds())) await perform(killTheEngine, await lookAtEngine(page));
      const view = await lookAtEngine(page);
      await perform(next(view), view);
      if (seconds() - measuredAt < MEASURE_EVERY_S) continue;
      await measureNow(soak.measurements.length % REST_EVERY === 0);
      measuredAt = seconds();
    }
    await measureNow(true);
  }

  try {
    await useUntilTheEnd();
  } catch (error) {
    // What was found until then is worth a report.
    soak.failures.push(`the soak ended at ${seconds().toFixed(0)} s: ${reasonOf(error)}`);
  }
  soak.errors = await errors.found(soak.counts[killTheEngine.name] ?? 0);
  return soak;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
