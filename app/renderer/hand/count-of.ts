import type { Person } from '../../contract/people.ts';

/** How many drawings a person has. */
export function countOf({ counts }: Pick<Person, 'counts'>): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
