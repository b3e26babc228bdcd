import { demoDigits } from '../../demo/digits.ts';
import { drawStrokes } from '../../drive/draw-strokes.ts';
import { readAnswer } from '../../drive/read-answer.ts';
import { isTraining } from '../look-at-engine.ts';
import { type Action, openScreen, pick } from '../stage.ts';

const draw: Action = {
  name: 'draw and read',
  weight: 12,
  isPossible: (view) => view.status.library.inUse !== null || isTraining(view),
  async perform(stage) {
    await openScreen(stage, 'studio');
    await stage.page.getByTestId('clear').click();
    await drawStrokes(stage.page, pick(demoDigits, stage.random));
    await readAnswer(stage.page);
  },
};

const undo: Action = {
  name: 'undo',
  weight: 5,
  isPossible: () => true,
  async perform(stage) {
    const { page, random } = stage;
    await openScreen(stage, 'studio');
    await drawStrokes(page, pick(demoDigits, random));
    for (const button of ['undo', 'redo', 'undo', 'clear']) await page.getByTestId(button).click();
  },
};

export const drawingActions: readonly Action[] = [draw, undo];
