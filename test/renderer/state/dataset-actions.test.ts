import { expect, it } from 'vitest';
import { FailureError } from '../../../app/contract/failures.ts';
import { connected } from '../../fakes/connected.ts';
import { TICKET } from '../../fakes/datasets.ts';

it('sends what was chosen in the dialog, and nothing if nothing was', async () => {
  const { app, bridge, engine } = await connected();
  await app.digits.actions.copy('mnist');
  expect(bridge.dialogs).toEqual(['folder-to-read']);
  expect(engine.requests.at(-1)).toEqual({
    name: 'copyDataset',
    input: { id: 'mnist', ticket: TICKET },
  });

  const before = engine.requests.length;
  bridge.choice = null;
  await app.digits.actions.copy('mnist');
  await app.digits.actions.exportAs('mnist', 'csv');
  expect(engine.requests).toHaveLength(before);
});

it('notes what came of it, for that dataset only, until the next request', async () => {
  const { app } = await connected();
  const { actions } = app.digits;
  await actions.exportAs('starter', 'idx');
  expect(actions.noteOf('starter')).toMatchObject({ kind: 'exported', result: { files: 4 } });
  expect(actions.noteOf('mnist')).toBeNull();
  await actions.verify('starter');
  expect(actions.noteOf('starter')).toEqual({ kind: 'verified' });
  await actions.use('starter');
  expect(actions.noteOf('starter')).toBeNull();
});

it('notes a refusal', async () => {
  const failure = { code: 'dataset-busy' } as const;
  const { app } = await connected({
    removeDataset: () => Promise.reject(new FailureError(failure)),
  });
  await app.digits.actions.remove('mnist');
  expect(app.digits.actions.noteOf('mnist')).toEqual({ kind: 'refused', failure });
});

it('says nothing of what the person cancelled, and of an engine that is gone', async () => {
  const { app, kill } = await connected({
    verifyDataset: () => Promise.reject(new FailureError({ code: 'cancelled' })),
  });
  await app.digits.actions.verify('mnist');
  expect(app.digits.actions.noteOf('mnist')).toBeNull();
  kill();
  await app.digits.actions.fetch('mnist');
  expect(app.digits.actions.noteOf('mnist')).toBeNull();
});
