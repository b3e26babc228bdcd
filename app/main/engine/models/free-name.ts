import { LONGEST_NAME } from '../../../contract/dataset.ts';

/** `mlp-3`: the first number with which the name is not taken, in a name of allowed length. */
export function freeName(base: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = `-${number}`;
    const name = base.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (!taken.has(name)) return name;
  }
}
