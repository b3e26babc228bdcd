import * as v from 'valibot';
import { Name } from '../../contract/dataset.ts';
import { presetNames } from './network-name.ts';

/** Why a network cannot be saved under a name. */
export type NameFault = 'invalid' | 'preset' | 'taken';

/** `others` are the names of the person's other networks. */
export function nameFaultOf(typed: string, others: readonly string[]): NameFault | null {
  const name = v.safeParse(Name, typed);
  if (!name.success) return 'invalid';
  if (presetNames().some((preset) => isSame(preset, name.output))) return 'preset';
  return others.some((other) => isSame(other, name.output)) ? 'taken' : null;
}

/** A name that nothing has yet: with a number behind it if need be. */
export function freeName(wanted: string, taken: readonly string[]): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted} ${count}`;
    if (!taken.some((other) => isSame(other, name))) return name;
  }
}

/** Two names that differ only in capitals would be taken for each other. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
