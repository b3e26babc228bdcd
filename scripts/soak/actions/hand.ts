import { FEWEST_TO_LEARN } from '../../../app/contract/people.ts';
import { demoDigits } from '../../demo/digits.ts';
import { drawStrokes } from '../../drive/draw-strokes.ts';
import { type EngineView, isTraining } from '../look-at-engine.ts';
import { type Action, openScreen, PATIENCE_MS, pick, type Stage } from '../stage.ts';

const MOST_DRAWINGS = 30;
const AT_ONCE = 3;

function drawingCount({ status: { people } }: EngineView): number {
  const person = people.people.find(({ id }) => id === people.inUse);
  return person?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
}

/** As it is at a first look: another screen in between ends what was begun on it. */
async function openAnew(stage: Stage): Promise<void> {
  await openScreen(stage, 'about');
  await openScreen(stage, 'hand');
}

const keepDrawings: Action = {
  name: 'keep drawings',
  weight: 4,
  isPossible: (view) => drawingCount(view) < MOST_DRAWINGS,
  async perform(stage) {
    const { page, random } = stage;
    await openAnew(stage);
    await page.getByTestId('guided-begin').click();
    const begin = random.integer(demoDigits.length - AT_ONCE);
    for (let skipped = 0; skipped < begin; skipped++) {
      await page.getByTestId('guided-skip').click();
    }
    for (const strokes of demoDigits.slice(begin, begin + AT_ONCE)) {
      const task = await page.getByTestId('guided-task').textContent();
      await drawStrokes(page, strokes);
      await page.getByTestId('guided-keep').click();
      await page
        .getByTestId('guided-task')
        .filter({ hasNotText: task ?? '' })
        .waitFor();
    }
    await page.getByTestId('guided-stop').click();
  },
};

const removeDrawing: Action = {
  name: 'remove a drawing',
  weight: 2,
  isPossible: (view) => drawingCount(view) > 0,
  async perform(stage) {
    const { page, random } = stage;
    await openAnew(stage);
    const tiles = page.getByTestId(/^drawing-[0-9a-f]{12}$/);
    await tiles.first().waitFor();
    const id = await tiles.nth(random.integer(await tiles.count())).getAttribute('data-testid');
    const tile = page.getByTestId(id ?? '');
    await tile.click();
    await page.getByTestId('drawing-remove').click();
    await tile.waitFor({ state: 'detached', timeout: PATIENCE_MS });
  },
};

const learn: Action = {
  name: 'learn a hand',
  weight: 3,
  isPossible: (view) =>
    view.status.library.inUse !== null &&
    !isTraining(view) &&
    drawingCount(view) >= FEWEST_TO_LEARN,
  async perform(stage) {
    const { page } = stage;
    await openAnew(stage);
    await page.getByTestId('learn-hand').click();
    await page.getByTestId('lesson-done').waitFor({ timeout: PATIENCE_MS });
  },
};

export const endLesson: Action = {
  name: 'keep or discard a lesson',
  weight: 6,
  // The end of a run is the end of the lesson too: the next model reads from then on.
  isPossible: (view) => view.status.lesson !== null && !isTraining(view),
  async perform(stage) {
    const { page, random } = stage;
    await openAnew(stage);
    await page.getByTestId(pick(['lesson-keep', 'lesson-discard'], random)).click();
    await page.getByTestId('lesson-done').waitFor({ state: 'detached', timeout: PATIENCE_MS });
  },
};

export const handActions: readonly Action[] = [keepDrawings, removeDrawing, learn, endLesson];
