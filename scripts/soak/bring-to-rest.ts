import { openEnginePort } from '../drive/open-engine-port.ts';
import { endLesson } from './actions/hand.ts';
import { stop } from './actions/training.ts';
import { type EngineView, lookAtEngine } from './look-at-engine.ts';
import type { Action, Stage } from './stage.ts';

/** What is cancelled ends at its next step, which takes less. */
const END_WITHIN_MS = 3_000;

/** Ends whatever is being learned: a run, a lesson, and the check that follows a lesson by itself. */
export async function bringToRest(
  { page }: Stage,
  perform: (action: Action, view: EngineView) => Promise<void>,
): Promise<void> {
  for (const action of [stop, endLesson]) {
    const view = await lookAtEngine(page);
    if (action.isPossible(view)) await perform(action, view);
  }
  // No screen and no status tells of a check that began before the page was loaded again.
  const port = await openEnginePort(page);
  await port.evaluate(({ ask }) => ask('discardHand', {}));
  await port.evaluate(({ close }) => close());
  await port.dispose();
  await page.waitForTimeout(END_WITHIN_MS);
}
