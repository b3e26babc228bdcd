import type { Reading } from '../../contract/digit.ts';
import type { KeptDrawing } from '../../contract/people.ts';
import { bestGuesses, type Guess } from '../state/guess.ts';

/** The drawings of one class. */
export interface ClassOfDrawings {
  label: number;
  drawings: readonly KeptDrawing[];
}

/** The classes that were drawn, in their order; the drawings of each as they came. */
export function drawingsByClass(drawings: readonly KeptDrawing[]): ClassOfDrawings[] {
  const labels = [...new Set(drawings.map(({ label }) => label))].sort((a, b) => a - b);
  return labels.map((label) => ({
    label,
    drawings: drawings.filter((drawing) => drawing.label === label),
  }));
}

/** What a drawing is taken for, where that is something else than what was meant. */
export function misreadAs(label: number, reading: Reading | null): Guess | null {
  const best = reading ? bestGuesses(reading.probabilities, 1)[0] : undefined;
  return best && best.label !== label ? best : null;
}
