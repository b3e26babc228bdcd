import { errors } from '@playwright/test';
import { PRESET_NAMES } from '../../../app/contract/network.ts';
import { RECIPE_NAMES } from '../../../app/core/training/recipes.ts';
import { isTraining } from '../look-at-engine.ts';
import { type Action, openScreen, PATIENCE_MS, pick, type Stage } from '../stage.ts';

const MOST_EPOCHS = 3;
const PAUSE_MS = 500;
const CLICK_WITHIN_MS = 2_000;

async function train(stage: Stage, network: string): Promise<void> {
  const { page, random } = stage;
  await openScreen(stage, 'studio');
  await page.getByTestId('network-select').selectOption(network);
  await page.getByTestId('recipe-select').selectOption(pick(RECIPE_NAMES, random));
  await page.getByTestId('field-epochs').fill(String(1 + random.integer(MOST_EPOCHS)));
  await page.getByTestId('train-button').click();
  // It has begun, or has ended already, which takes the small set a moment.
  await page.getByTestId('progress-text').or(page.getByTestId('test-result')).first().waitFor();
}

const starts = PRESET_NAMES.map((network): Action => ({
  name: `train ${network}`,
  weight: 2,
  isPossible: (view) => !isTraining(view) && view.status.dataset !== null,
  perform: (stage) => train(stage, network),
}));

export const stop: Action = {
  name: 'stop',
  weight: 5,
  isPossible: isTraining,
  async perform(stage) {
    await openScreen(stage, 'studio');
    await clickWhileThere(stage, 'stop-button');
    await stage.page.getByTestId('train-button').waitFor({ timeout: PATIENCE_MS });
  },
};

const pause: Action = {
  name: 'pause',
  weight: 4,
  isPossible: isTraining,
  async perform(stage) {
    const { page, random } = stage;
    await openScreen(stage, 'studio');
    if (!(await clickWhileThere(stage, 'pause-button'))) return;
    await page.waitForTimeout(random.integer(PAUSE_MS));
    if (random.integer(2) === 0) await clickWhileThere(stage, 'step-button');
    await clickWhileThere(stage, 'continue-button');
  },
};

const resume: Action = {
  name: 'go on with an interrupted run',
  weight: 3,
  isPossible: (view) => !isTraining(view) && view.status.interrupted !== null,
  async perform(stage) {
    const { page } = stage;
    await openScreen(stage, 'studio');
    await page.getByTestId('resume-run').click();
    await page.getByTestId('interrupted').waitFor({ state: 'hidden', timeout: PATIENCE_MS });
  },
};

const discard: Action = {
  name: 'give an interrupted run up',
  weight: 3,
  isPossible: resume.isPossible,
  async perform(stage) {
    const { page } = stage;
    await openScreen(stage, 'studio');
    await page.getByTestId('discard-run').click();
    await page.getByTestId('discard-yes').click();
    await page.getByTestId('interrupted').waitFor({ state: 'hidden', timeout: PATIENCE_MS });
  },
};

/** The run may end by itself at any moment: then there is nothing to click, and nothing is wrong. */
async function clickWhileThere({ page }: Stage, button: string): Promise<boolean> {
  const ended = page.getByTestId('train-button');
  const wanted = page.getByTestId(button);
  for (const begun = performance.now(); performance.now() - begun < PATIENCE_MS;) {
    await wanted.or(ended).first().waitFor();
    if (await ended.isVisible()) return false;
    try {
      await wanted.click({ timeout: CLICK_WITHIN_MS });
      return true;
    } catch (error) {
      // It was gone before it could be clicked: the next look says why.
      if (!(error instanceof errors.TimeoutError)) throw error;
    }
  }
  throw new Error(`${button} could not be clicked within ${PATIENCE_MS / 1000} s`);
}

export const trainingActions: readonly Action[] = [...starts, stop, pause, resume, discard];
