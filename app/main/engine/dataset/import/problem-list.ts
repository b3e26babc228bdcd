import { type ImportProblem, LISTED_PROBLEMS } from '../../../../contract/exchange.ts';

const LONGEST_TEXT = 300; /* characters */

/** Counts everything that was passed over, and keeps the first of it. */
export class ProblemList {
  readonly listed: ImportProblem[] = [];
  count = 0;

  add({ where, code, detail }: ImportProblem): void {
    this.count++;
    if (this.listed.length >= LISTED_PROBLEMS) return;
    this.listed.push({
      where: where.slice(-LONGEST_TEXT),
      code,
      detail: detail.slice(0, LONGEST_TEXT),
    });
  }
}
