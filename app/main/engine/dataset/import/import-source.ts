import type { DigitFormat } from '../../../../contract/catalogue.ts';
import type { Part } from '../../../../contract/dataset.ts';
import type { ImportProblem } from '../../../../contract/exchange.ts';
import type { GreyPicture } from '../../../../core/drawing/grey-picture.ts';

/** One picture as its file has it, with the class that the file or its folder says. */
export interface SourcePicture extends GreyPicture {
  /** Null where the source does not tell; the pixels are only valid until the next is asked for. */
  part: Part | null;
  /** A place among the classes, or a class's name. */
  label: number | string;
  /** Where it was found, as in ImportProblem. */
  where: string;
}

export type ImportItem = SourcePicture | ImportProblem;

/** What was found to import: the three formats are alike from here on. */
export interface ImportSource {
  format: DigitFormat;
  /** The names that a `classes.txt` gives, in their order. */
  names: readonly string[] | null;
  /** The labels as far as they are known before everything is read. */
  labels: readonly (number | string)[];
  /** How many pictures there are; null where only reading everything would tell. */
  count: number | null;
  hasTestPart: boolean;
  /** What is wrong already with what was found. */
  problems: readonly ImportProblem[];
  /**
   * All pictures from the first on, one after the other, each time anew. `spread` gives the classes
   * in turn where that costs nothing: for a preview.
   */
  items(options: { spread: boolean }): AsyncIterable<ImportItem>;
}

export function isProblem(item: ImportItem): item is ImportProblem {
  return 'code' in item;
}
