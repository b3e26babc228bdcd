import type { Reliability } from '../../contract/doubt.ts';
import { count, percent } from './numbers.ts';

/** How far a model's doubt can be relied on, in a few lines. */
export function reliabilityText({ before, after, temperature, ...of }: Reliability): string {
  const refused = of.refused === null ? '' : `; ${percent(of.refused)} of non-digits refused`;
  return [
    `Calibration, on ${count(of.count)} test digits by which it was not measured:`,
    `  expected error ${percent(before.error)} as trained, ${percent(after.error)} at temperature ${temperature.toFixed(3)}`,
    `  sure of ${percent(of.sure)}, of which ${percent(of.sureAccuracy)} are right`,
    `  ${percent(of.accepted)} accepted as digits${refused}`,
  ].join('\n');
}
