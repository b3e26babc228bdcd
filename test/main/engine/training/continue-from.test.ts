import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../../app/contract/failures.ts';
import { encodeCheckpoint } from '../../../../app/main/engine/training/checkpoints/checkpoint-file.ts';
import { continueFrom } from '../../../../app/main/engine/training/continue-from.ts';
import { UNWATCHED } from '../../../../app/main/engine/training/watch.ts';
import { dataset, model } from '../../../fakes/samples.ts';
import { snapshotAt } from './snapshot-at.ts';

const last = snapshotAt(705, 141);
const state = encodeCheckpoint({
  ...last,
  state: {
    ...last.state,
    epochsDone: 5,
    handRate: 0.5,
    watch: { ...last.state.watch, epochsSinceBest: 4, plateaus: 2 },
  },
});

function failureIn(attempt: () => unknown) {
  try {
    attempt();
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error('it was expected to fail');
}

describe('continueFrom', () => {
  it('adds epochs to those that were done, with the weights and the optimizer as they were', () => {
    const { settings, from } = continueFrom({ ...model, epochsDone: 3 }, state, 2, dataset);
    expect(settings).toEqual({
      ...model.settings,
      recipe: { ...model.settings.recipe, epochs: 5 },
    });
    expect(from).toMatchObject({ weights: last.weights, optimizer: last.optimizer });
  });

  it('begins the schedule and the watching anew', () => {
    const { from } = continueFrom(model, state, 2, dataset);
    expect(from.state).toMatchObject({
      ...{ step: 705, epochsDone: 5, scheduleFrom: 705, handRate: null, watch: UNWATCHED },
    });
  });

  it.each([
    ['of another length', { trainCount: 8999 }],
    ['with other classes', { classes: ['a', 'b'] }],
  ])('refuses samples %s: the epochs that were done were others', (_, changes) => {
    const other = { ...dataset, name: 'Mine', ...changes };
    expect(failureIn(() => continueFrom(model, state, 2, other))).toEqual({
      ...{ code: 'dataset-changed', name: 'Mine' },
    });
  });

  it('refuses more epochs than a run may have, since its model could not be read back', () => {
    const { settings } = continueFrom(model, state, 995, dataset);
    expect(settings.recipe.epochs).toBe(1000);
    expect(failureIn(() => continueFrom(model, state, 996, dataset))).toMatchObject({
      code: 'request-invalid',
    });
  });

  it('cannot go on from a state that is damaged', () => {
    expect(failureIn(() => continueFrom(model, state.subarray(1), 2, dataset))).toEqual({
      code: 'cannot-continue',
    });
  });
});
