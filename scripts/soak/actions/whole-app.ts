import type { ScreenId } from '../../../app/renderer/state/navigation.svelte.ts';
import { enginePid, killEngine } from '../../drive/engine-pid.ts';
import { type Action, openScreen, PATIENCE_MS, pick, type Stage } from '../stage.ts';

const SCREENS: readonly ScreenId[] = [
  ...(['studio', 'hand', 'microscope', 'network', 'models', 'digits', 'about'] as const),
];
const LOOK_MS = 300;

const switchScreens: Action = {
  name: 'switch screens',
  weight: 6,
  isPossible: () => true,
  async perform(stage) {
    for (let visits = 0; visits < SCREENS.length; visits++) {
      await openScreen(stage, pick(SCREENS, stage.random));
      await stage.page.waitForTimeout(stage.random.integer(LOOK_MS));
    }
  },
};

const switchLanguage: Action = {
  name: 'switch the language',
  weight: 1,
  isPossible: () => true,
  async perform({ page, random }) {
    await page.getByTestId('language-select').selectOption(pick(['en', 'zh-CN'], random));
  },
};

const reload: Action = {
  name: 'reload the page',
  weight: 3,
  isPossible: () => true,
  async perform({ page }) {
    await page.reload();
    await untilConnected(page);
  },
};

/** Not among the others: a dead engine has no memory to measure, so the soak says when. */
export const killTheEngine: Action = {
  name: 'kill the engine',
  weight: 0,
  isPossible: () => true,
  async perform(stage) {
    const { app, page } = stage;
    const killed = await killEngine(app);
    for (let now: number | undefined = killed; now === undefined || now === killed;) {
      await page.waitForTimeout(100);
      now = await enginePid(app);
    }
    await openScreen(stage, 'studio');
    await page.locator('[data-testid="banner"][data-kind="engine-back"]').waitFor();
    await untilConnected(page);
  },
};

/** Until something could be trained, or is: the engine has told the page all there is to know. */
async function untilConnected(page: Stage['page']): Promise<void> {
  const ready = page.locator('[data-testid="train-button"]:enabled, [data-testid="stop-button"]');
  await ready.waitFor({ timeout: PATIENCE_MS });
}

export const appActions: readonly Action[] = [switchScreens, switchLanguage, reload];
