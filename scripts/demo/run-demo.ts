import type { Page } from '@playwright/test';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { drawStrokes } from '../drive/draw-strokes.ts';
import { launchApp } from '../drive/launch-app.ts';
import { type ReadAnswer, readAnswer } from '../drive/read-answer.ts';
import { demoDigits } from './digits.ts';
import {
  measurePredictions,
  secondsPerEpoch,
  timeToFirstMetric,
  timeToNewEngine,
  watchLongTasks,
} from './measure.ts';

const PICTURES = resolve(import.meta.dirname, '../../out/demo');
const TRAINING_LIMIT_MS = 90_000;
const LEAST_RECOGNISED = 9;

export interface DemoReport {
  answers: ReadAnswer[];
  testResult: string;
  times: {
    startToWindowMs: number;
    clickToFirstMetricMs: number;
    trainingMs: number;
    secondsPerEpoch: number;
    /** 0 if no task of the page took 50 ms or more while the engine trained. */
    longestTaskMs: number;
    killToNewEngineMs: number;
    predictionMs: { p50: number; p95: number };
  };
  pictures: string;
  /** What did not hold; empty after a good demo. */
  complaints: string[];
}

/** The app's main job in the real app: train, draw the ten digits, read what it says. */
export async function runDemo(options: {
  executable: string;
  env: NodeJS.ProcessEnv;
}): Promise<DemoReport> {
  await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES, { recursive: true });
  const dataFolder = await mkdtemp(join(tmpdir(), 'digit-studio-demo-'));
  const complaints: string[] = [];
  const begun = performance.now();
  const { app, page } = await launchApp({ ...options, dataFolder });
  try {
    const startToWindowMs = performance.now() - begun;
    page.on('pageerror', (error) => complaints.push(`error in the page: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`the page says: ${message.text()}`);
    });
    await takePicture(page, '1-first-start');

    const longestTask = await watchLongTasks(page);
    const clickToFirstMetricMs = await timeToFirstMetric(page);
    const trainingBegun = performance.now();
    await untilHalfTrained(page);
    await takePicture(page, '2-training');
    await page.getByTestId('test-result').waitFor({ timeout: TRAINING_LIMIT_MS });
    const trainingMs = clickToFirstMetricMs + performance.now() - trainingBegun;
    const longestTaskMs = await longestTask();
    const testResult = (await page.getByTestId('test-result').innerText()).trim();
    await takePicture(page, '3-trained');

    const answers = await drawDigits(page);
    const right = answers.filter(({ digit }, drawn) => digit === drawn).length;
    if (right < LEAST_RECOGNISED) complaints.push(`only ${right} of 10 digits were recognised`);

    const times = {
      startToWindowMs,
      clickToFirstMetricMs,
      trainingMs,
      secondsPerEpoch: await secondsPerEpoch(page),
      longestTaskMs,
      predictionMs: await measurePredictions(page),
      killToNewEngineMs: await timeToNewEngine(app, page),
    };
    return { answers, testResult, times, pictures: PICTURES, complaints };
  } finally {
    await app.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** Or until the training has ended, on a machine that is quicker than the looks at it. */
async function untilHalfTrained(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const bar = document.querySelector('progress');
    return bar === null || bar.position > 0.5;
  });
}

async function drawDigits(page: Page): Promise<ReadAnswer[]> {
  const answers: ReadAnswer[] = [];
  for (const [digit, strokes] of demoDigits.entries()) {
    await drawStrokes(page, strokes);
    answers.push(await readAnswer(page));
    await takePicture(page, `4-digit-${digit}`);
    await page.getByTestId('clear').click();
  }
  return answers;
}

async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
