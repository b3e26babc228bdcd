import { expect, it } from 'vitest';
import { FailureError } from '../../../app/contract/failures.ts';
import { connected, type Connected, settle } from '../../fakes/connected.ts';
import { keepNetworks, ownNetwork } from '../../fakes/networks.ts';

async function withNetworks(...networks: (typeof ownNetwork)[]): Promise<Connected> {
  const all = await connected();
  keepNetworks(all.engine, networks);
  all.engine.announce('networksChanged', networks);
  await settle();
  return all;
}

it('begins with the preset that a first training uses', async () => {
  const { app } = await connected();
  expect(app.networks.shown.name).toBe('quick');
  expect(app.networks.presets.map(({ name }) => name)).toEqual(['softmax', 'mlp', 'quick', 'deep']);
});

it('never changes a preset', async () => {
  const { app } = await connected();
  const before = app.networks.shown.layers;
  app.networks.shown.edit({ kind: 'remove', at: 0 });
  expect(app.networks.shown.layers).toBe(before);
  expect(await app.networks.save(app.networks.shown)).toBe(false);
});

it('finds a name for each copy that nothing has', async () => {
  const { app } = await withNetworks(ownNetwork);
  app.networks.add('Small one');
  app.networks.add('Small one');
  expect(app.networks.own.map(({ name }) => name)).toEqual([
    'Small one',
    'Small one 2',
    'Small one 3',
  ]);
});

it('keeps what is being edited when the engine tells the networks again', async () => {
  const { app, engine } = await withNetworks(ownNetwork);
  const draft = app.networks.own[0]!;
  draft.edit({ kind: 'remove', at: 1 });
  engine.announce('networksChanged', [ownNetwork]);
  await settle();
  expect(app.networks.own).toEqual([draft]);
  expect(draft.layers).toHaveLength(2);
  expect(draft.isChanged).toBe(true);
});

it('shows what was saved elsewhere, and lets go of what was removed there', async () => {
  const { app, engine } = await withNetworks(ownNetwork);
  const shorter = { ...ownNetwork, layers: ownNetwork.layers.slice(2) };
  engine.announce('networksChanged', [shorter]);
  await settle();
  expect(app.networks.own[0]!.layers).toEqual(shorter.layers);
  expect(app.networks.own[0]!.isChanged).toBe(false);
  engine.announce('networksChanged', []);
  await settle();
  expect(app.networks.own).toEqual([]);
});

it('loses no draft when the engine ends', async () => {
  const { app, kill, revive } = await withNetworks(ownNetwork);
  app.networks.add('New one');
  app.networks.own[0]!.edit({ kind: 'remove', at: 1 });
  kill();
  await revive();
  expect(app.networks.own.map(({ name }) => name)).toEqual(['Small one', 'New one']);
  expect(app.networks.own[0]!.layers).toHaveLength(2);
});

it('puts back at once what the engine did not remove', async () => {
  const { app, engine } = await withNetworks(ownNetwork);
  engine.api.removeNetwork = () =>
    Promise.reject(new FailureError({ code: 'not-writable', path: '/networks', reason: 'EACCES' }));
  const draft = app.networks.own[0]!;
  await app.networks.remove(draft);
  expect(app.networks.own).toEqual([draft]);
  expect(app.networks.removed).toBeNull();
  expect(draft.failure?.code).toBe('not-writable');
});

it('takes back a removal that the engine is still busy with', async () => {
  const { app } = await withNetworks(ownNetwork);
  const draft = app.networks.own[0]!;
  const removing = app.networks.remove(draft);
  await app.networks.undoRemove();
  await removing;
  await settle();
  expect(app.networks.own).toEqual([draft]);
  expect(draft.saved?.name).toBe('Small one');
  expect(draft.isChanged).toBe(false);
});
