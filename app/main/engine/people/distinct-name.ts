import { LONGEST_NAME } from '../../../contract/dataset.ts';

/** The name itself, or with the first number with which nobody has it: "Anna", "Anna 2". */
export function distinctName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` ${number}`;
    const distinct = name.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (!taken.has(distinct)) return distinct;
  }
}
