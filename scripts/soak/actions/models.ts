import { isTraining } from '../look-at-engine.ts';
import { type Action, openScreen, PATIENCE_MS, pick } from '../stage.ts';

/** More make a list longer, not the test harder. */
const MOST_MODELS = 6;

const useModel: Action = {
  name: 'use another model',
  weight: 4,
  isPossible: ({ status }) => status.library.models.length > 1,
  async perform(stage, { status }) {
    const { page, random } = stage;
    const { models, inUse } = status.library;
    const { id } = pick(
      models.filter((model) => model.id !== inUse),
      random,
    );
    await openScreen(stage, 'models');
    await page.getByTestId(id).click();
    await page.getByTestId('model-use').click();
    await page.getByTestId('model-use').waitFor({ state: 'detached', timeout: PATIENCE_MS });
  },
};

const deleteModel: Action = {
  name: 'delete a model',
  weight: 5,
  isPossible: ({ status }) => status.library.models.length > MOST_MODELS / 2,
  async perform(stage, { status }) {
    const { page, random } = stage;
    const { id } = pick(status.library.models, random);
    await openScreen(stage, 'models');
    await page.getByTestId(id).click();
    await page.getByTestId('model-delete').click();
    await page.getByTestId(id).waitFor({ state: 'detached', timeout: PATIENCE_MS });
  },
};

const restoreModel: Action = {
  name: 'restore a model',
  weight: 2,
  isPossible: ({ status: { library } }) =>
    library.bin.length > 0 && library.models.length < MOST_MODELS,
  async perform(stage, { status }) {
    const { page, random } = stage;
    const { id } = pick(status.library.bin, random);
    await openScreen(stage, 'models');
    const button = page.getByTestId(`put-back-${id}`);
    if (!(await button.isVisible())) await page.getByTestId('bin').click();
    await button.click();
    await page.getByTestId(id).waitFor({ timeout: PATIENCE_MS });
  },
};

const emptyBin: Action = {
  name: 'empty the bin',
  weight: 1,
  isPossible: ({ status }) => status.library.bin.length > 0,
  async perform(stage) {
    const { page } = stage;
    await openScreen(stage, 'models');
    const button = page.getByTestId('empty-bin');
    if (!(await button.isVisible())) await page.getByTestId('bin').click();
    await button.click();
    await page.getByTestId('empty-yes').click();
    await page.getByTestId('bin').waitFor({ state: 'detached', timeout: PATIENCE_MS });
  },
};

const evaluate: Action = {
  name: 'evaluate a model',
  weight: 2,
  isPossible: (view) => view.status.library.models.length > 0 && !isTraining(view),
  async perform(stage, { status }) {
    const { page, random } = stage;
    const { id } = pick(status.library.models, random);
    await openScreen(stage, 'models');
    await page.getByTestId(id).click();
    const button = page.getByTestId('evaluate');
    const result = page.getByTestId('evaluation-result');
    await button.or(result).first().waitFor();
    if (await button.isVisible()) await button.click();
    await result.waitFor({ timeout: PATIENCE_MS });
  },
};

export const modelActions: readonly Action[] = [
  ...[useModel, deleteModel, restoreModel, emptyBin, evaluate],
];
