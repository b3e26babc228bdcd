import type { ImportProblem } from '../../contract/exchange.ts';
import { m } from './messages.ts';

const TEXTS: Record<ImportProblem['code'], () => string> = {
  'not-readable': m.importProblemNotReadable,
  'not-an-image': m.importProblemNotAnImage,
  'image-damaged': m.importProblemImageDamaged,
  'too-large': m.importProblemTooLarge,
  blank: m.importProblemBlank,
  'label-strange': m.importProblemLabelStrange,
  'wrong-length': m.importProblemWrongLength,
  'not-a-pixel': m.importProblemNotAPixel,
  'not-in-a-class': m.importProblemNotInAClass,
};

/** Why a file or a line was passed over. */
export function importProblemText({ code, detail }: ImportProblem): string {
  const problem = TEXTS[code]();
  return detail === '' ? problem : m.importProblemDetail({ problem, detail });
}
