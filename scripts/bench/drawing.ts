import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { Page } from '@playwright/test';
import { InkStrokes } from '../../app/contract/ink.ts';
import { PRESET_NAMES } from '../../app/contract/network.ts';
import type { Stroke } from '../../app/core/drawing/stroke.ts';
import { buildAll } from '../build/build-all.ts';
import { demoDigits } from '../demo/digits.ts';
import { launchApp } from '../drive/launch-app.ts';
import { withDisplay } from '../setup/display.ts';
import type { Prepared } from '../setup/prepare.ts';
import { SetupError } from '../setup/setup-error.ts';
import { type Latencies, watchLatency } from './drawing-latency.ts';
import { replayStrokes } from '../drive/replay-strokes.ts';

const LEAST_EVENTS = 250;
const LIMIT_MS = 600_000;
/** The app looks only into folders of such a name. */
const MODEL_ID = 'model-000000000000';

interface Options {
  model?: string | undefined;
  strokes?: string | undefined;
  json: boolean;
}

/**
 * Draws real strokes with their own timing in the real app, at rest and while each preset trains,
 * and says how long it took from a pointer event to its ink, to the new probabilities, and to the
 * end of the frame that shows them. Without `model`, a folder of one, it trains one before.
 */
export async function benchDrawing(options: Options, { electron }: Prepared): Promise<void> {
  const digits = options.strokes === undefined ? demoDigits : await readDigits(options.strokes);
  await buildAll();
  const dataFolder = await mkdtemp(join(tmpdir(), 'digit-studio-bench-'));
  try {
    if (options.model !== undefined) await putModel(options.model, dataFolder);
    const { executable } = electron;
    const hasModel = options.model !== undefined;
    const measured = await withDisplay((env) =>
      measure({ executable, dataFolder, env }, digits, hasModel),
    );
    report(measured, options.json);
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function measure(
  options: Parameters<typeof launchApp>[0],
  digits: readonly (readonly Stroke[])[],
  hasModel: boolean,
): Promise<Record<string, Latencies>> {
  const { app, page } = await launchApp(options);
  try {
    if (!hasModel) {
      await page.getByTestId('train-button').click();
      await page.getByTestId('test-result').waitFor({ timeout: LIMIT_MS });
    }
    const latency = await watchLatency(page);
    const draw = async () => {
      await latency.reset();
      for (let digit = 0; (await latency.count()) < LEAST_EVENTS; digit++) {
        await page.keyboard.press('Escape');
        await replayStrokes(page, digits[digit % digits.length]!);
      }
      return latency.read();
    };
    // The first predictions make TensorFlow ready.
    await draw();
    const measured: Record<string, Latencies> = { 'at rest': await draw() };
    for (const network of PRESET_NAMES) {
      await train(page, network);
      measured[`while ${network} trains`] = await draw();
      await page.getByTestId('stop-button').click();
      await page.getByTestId('train-button').waitFor({ timeout: LIMIT_MS });
    }
    return measured;
  } finally {
    await app.close();
  }
}

async function train(page: Page, network: string): Promise<void> {
  await page.getByTestId('network-select').selectOption(network);
  await page.getByTestId('field-epochs').fill('100');
  await page.getByTestId('train-button').click();
  await page.getByTestId('progress-text').waitFor();
  // The first step is slow: its ops are recorded.
  await page.getByTestId('step-loss').filter({ hasText: /\d/ }).waitFor({ timeout: LIMIT_MS });
}

async function putModel(folder: string, dataFolder: string): Promise<void> {
  await cp(resolve(folder), join(dataFolder, 'models', MODEL_ID), { recursive: true });
}

/** Digits in the format that strokes are exported in, also gzipped; a few of each are enough. */
async function readDigits(path: string): Promise<Stroke[][]> {
  const bytes = await readFile(path);
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
  const drawings = v.parse(v.array(v.object({ strokes: InkStrokes })), JSON.parse(text));
  if (drawings.length === 0) throw new SetupError(`${path} holds no drawing`);
  return drawings.slice(0, 100).map(({ strokes }) => strokes);
}

function report(measured: Record<string, Latencies>, json: boolean): void {
  if (json) {
    console.log(JSON.stringify({ bench: 'drawing', ...measured }));
    return;
  }
  console.log('milliseconds from a pointer event: median / 95th percentile / longest');
  for (const [when, { count, ink, probabilities, frame }] of Object.entries(measured)) {
    const text = [ink, probabilities, frame].map(
      ({ p50, p95, max }) => `${p50.toFixed(1)} / ${p95.toFixed(1)} / ${max.toFixed(1)}`,
    );
    console.log(
      `  ${when.padEnd(22)} ink on screen ${text[0]}   probabilities in the page ${text[1]}   ` +
        `on screen ${text[2]}   (${count} events)`,
    );
  }
}
