import { describe, expect, it } from 'vitest';
import { connected, settle } from '../../fakes/connected.ts';
import {
  catalogueOf,
  mnistEntry,
  OWN_ID,
  ownEntry,
  readyMnistEntry,
  starterEntry,
  workOf,
} from '../../fakes/datasets.ts';

describe('the catalogue', () => {
  it('is asked for as soon as there is an engine, and again of the next one', async () => {
    const { app, engine, kill, revive } = await connected();
    expect(app.digits.entries.map(({ id }) => id)).toEqual(['starter', 'mnist', 'fashion-mnist']);
    kill();
    engine.api.catalogue = () => Promise.resolve(catalogueOf([starterEntry(), readyMnistEntry()]));
    await revive();
    await settle();
    expect(app.digits.entryOf('mnist')?.state).toBe('ready');
  });

  it('keeps the very entries that did not change', async () => {
    const { app, engine } = await connected();
    const before = app.digits.entries;
    engine.announce('catalogueChanged', catalogueOf([starterEntry(), readyMnistEntry()]));
    await settle();
    expect(app.digits.entries[0]).toBe(before[0]);
    expect(app.digits.entries[1]).not.toBe(before[1]);
  });
});

describe('what is being done', () => {
  it('is followed apart from the entries, until the catalogue no longer has it', async () => {
    const { app, engine } = await connected();
    const fetching = catalogueOf([starterEntry(), mnistEntry({ work: workOf({ done: 0 }) })]);
    engine.announce('catalogueChanged', fetching);
    await settle();
    const entry = app.digits.entryOf('mnist');
    engine.announce('workProgressed', { id: 'mnist', work: workOf({ done: 9 }) });
    await settle();
    expect(app.digits.workOf('mnist')?.done).toBe(9);
    expect(app.digits.entryOf('mnist')).toBe(entry);

    engine.announce('catalogueChanged', catalogueOf([starterEntry(), readyMnistEntry()]));
    await settle();
    expect(app.digits.workOf('mnist')).toBeNull();
    expect(app.digits.endedWork).toMatchObject({ kind: 'fetch', entry: { state: 'ready' } });
  });

  it('ends with the engine', async () => {
    const { app, engine, kill } = await connected();
    engine.announce('workProgressed', { id: 'mnist', work: workOf() });
    await settle();
    kill();
    expect(app.digits.workOf('mnist')).toBeNull();
    expect(app.digits.endedWork).toBeNull();
  });

  it('tells which dataset is being imported', async () => {
    const { app, engine } = await connected();
    expect(app.digits.importing).toBeNull();
    const work = workOf({ kind: 'import' });
    engine.announce('catalogueChanged', catalogueOf([starterEntry(), ownEntry({ work })]));
    await settle();
    expect(app.digits.importing).toBe(OWN_ID);
  });
});

describe('the view', () => {
  it('is the dataset in use until another is chosen', async () => {
    const { app } = await connected();
    expect(app.digits.view).toEqual({ kind: 'dataset', id: 'starter' });
    app.digits.show({ kind: 'dataset', id: 'mnist' });
    expect(app.digits.view).toEqual({ kind: 'dataset', id: 'mnist' });
  });

  it('goes back to the one in use when the chosen one is removed', async () => {
    const { app, engine } = await connected({
      catalogue: () => Promise.resolve(catalogueOf([starterEntry(), ownEntry()])),
    });
    app.digits.show({ kind: 'dataset', id: OWN_ID });
    engine.announce('catalogueChanged', catalogueOf([starterEntry()]));
    await settle();
    expect(app.digits.view).toEqual({ kind: 'dataset', id: 'starter' });
  });
});
