import type { Random } from '../../app/core/random.ts';
import type { EngineView } from './look-at-engine.ts';
import type { Action } from './stage.ts';

/**
 * Draws one of what is possible now, by weight. What was not done yet comes first, so that a short
 * soak has done most things, and a long one has warmed everything up in its first quarter.
 */
export function createPicker(actions: readonly Action[], random: Random) {
  const notYet = new Set(actions);
  return (view: EngineView): Action => {
    const possible = actions.filter((action) => action.isPossible(view));
    const fresh = possible.filter((action) => notYet.has(action));
    const chosen = pickByWeight(fresh.length > 0 ? fresh : possible, random);
    notYet.delete(chosen);
    return chosen;
  };
}

function pickByWeight(actions: readonly Action[], random: Random): Action {
  const total = actions.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.next() * total;
  for (const action of actions) {
    left -= action.weight;
    if (left < 0) return action;
  }
  throw new RangeError('there is nothing to do');
}
