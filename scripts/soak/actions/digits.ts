import type { EngineView } from '../look-at-engine.ts';
import { type Action, openScreen, PATIENCE_MS, pick } from '../stage.ts';

const MOST_SETS = 3;

function readySets({ catalogue }: EngineView, isWanted: (id: string) => boolean): string[] {
  return catalogue.entries
    .filter(({ id, state }) => state === 'ready' && isWanted(id))
    .map(({ id }) => id);
}

const ownSets = (view: EngineView) => readySets(view, (id) => id.startsWith('own-'));
const otherSets = (view: EngineView) => readySets(view, (id) => id !== view.catalogue.inUse);

const importSet: Action = {
  name: 'import digits',
  weight: 3,
  isPossible: (view) => ownSets(view).length < MOST_SETS,
  async perform(stage) {
    const { app, page, digitsFolder } = stage;
    await openScreen(stage, 'digits');
    await page.getByTestId('show-import').click();
    const again = page.getByTestId('import-more');
    await again.or(page.getByTestId('choose-folder')).waitFor();
    if (await again.isVisible()) await again.click();
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, digitsFolder);
    await page.getByTestId('choose-folder').click();
    await page.getByTestId('import').click({ timeout: PATIENCE_MS });
    await page.getByTestId('import-result').waitFor({ timeout: PATIENCE_MS });
  },
};

const removeSet: Action = {
  name: 'remove digits',
  weight: 2,
  isPossible: (view) => ownSets(view).length > 0,
  async perform(stage, view) {
    const { page, random } = stage;
    const row = page.getByTestId(`dataset-${pick(ownSets(view), random)}`);
    await openScreen(stage, 'digits');
    await row.click();
    await page.getByTestId('remove').click();
    await page.getByTestId('remove-yes').click();
    await row.waitFor({ state: 'detached', timeout: PATIENCE_MS });
  },
};

const useSet: Action = {
  name: 'use other digits',
  weight: 4,
  isPossible: (view) => otherSets(view).length > 0,
  async perform(stage, view) {
    const { page, random } = stage;
    await openScreen(stage, 'digits');
    await page.getByTestId(`dataset-${pick(otherSets(view), random)}`).click();
    await page.getByTestId('use').click();
    await page.getByTestId('use').waitFor({ state: 'detached', timeout: PATIENCE_MS });
  },
};

export const digitsActions: readonly Action[] = [importSet, removeSet, useSet];
