import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../app/contract/failures.ts';
import type { Offer, UpdateState } from '../../../app/contract/updates.ts';
import type { Updater } from '../../../app/main/updates/updater.ts';
import { createUpdates } from '../../../app/main/updates/updates.ts';

const offer: Offer = { version: '0.2.0', bytes: 1000, notes: null };
const broken = () =>
  Promise.reject(new FailureError({ code: 'update-failed', reason: 'cut', detail: '' }));
const never = () => new Promise<never>(() => undefined);

/** Updates over a fake updater, with an engine that writes down what was done to it. */
function start(updater: Partial<Updater> = {}) {
  const told: UpdateState[] = [];
  const done: string[] = [];
  const world = { mayDownload: true, isTraining: false, opened: 0 };
  const fake: Updater = {
    check: () => Promise.resolve(offer),
    download: () => Promise.resolve(),
    install: () => {
      done.push('installed');
      return never();
    },
    ...updater,
  };
  const updates = createUpdates({
    open: () => {
      world.opened++;
      return Promise.resolve(fake);
    },
    mayDownload: () => Promise.resolve(world.mayDownload),
    engine: {
      isTraining: () => world.isTraining,
      stop: () => Promise.resolve(done.push('engine stopped')).then(() => undefined),
      resume: () => void done.push('engine resumed'),
    },
    onState: (state) => told.push(state),
  });
  return { updates, told, done, world };
}

async function ready(updater: Partial<Updater> = {}) {
  const all = start(updater);
  await all.updates.look();
  await all.updates.download();
  expect(all.updates.state().kind).toBe('ready');
  return all;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the search for a newer version', () => {
  it('does nothing until somebody looks', async () => {
    const { updates, told, world } = start();
    await updates.download();
    updates.cancel();
    expect(updates.restart()).toEqual({ kind: 'refused', reason: 'not-ready' });
    await settle();
    expect(told).toEqual([]);
    expect(world.opened).toBe(0);
  });

  it('finds one, and does not download it', async () => {
    const { updates, told } = start({ download: () => expect.fail('it was not asked to') });
    await updates.look();
    expect(told).toEqual([{ kind: 'checking' }, { kind: 'available', offer }]);
  });

  it('finds none', async () => {
    const { updates } = start({ check: () => Promise.resolve(null) });
    await updates.look();
    expect(updates.state()).toEqual({ kind: 'newest' });
  });

  it('looks once at a time', async () => {
    let checks = 0;
    const { updates } = start({
      check: () => {
        checks++;
        return Promise.resolve(null);
      },
    });
    await Promise.all([updates.look(), updates.look()]);
    expect(checks).toBe(1);
  });

  it('asks no host where the person wants none asked, also for the download', async () => {
    const { updates, world } = start();
    world.mayDownload = false;
    await updates.look();
    expect(updates.state()).toEqual({ kind: 'failed', failure: { code: 'downloads-off' } });
    expect(world.opened).toBe(0);
    world.mayDownload = true;
    await updates.look();
    world.mayDownload = false;
    await updates.download();
    expect(updates.state()).toEqual({ kind: 'failed', failure: { code: 'downloads-off' } });
  });

  it('looks again after a failure, of the updater itself, too', async () => {
    let opens = 0;
    const updates = createUpdates({
      open: () => {
        if (opens++ === 0) throw new Error('no such file');
        return Promise.resolve({ check: () => Promise.resolve(null) } as Updater);
      },
      mayDownload: () => Promise.resolve(true),
      engine: { isTraining: () => false, stop: never, resume: () => undefined },
      onState: () => undefined,
    });
    await updates.look();
    expect(updates.state()).toMatchObject({ kind: 'failed', failure: { code: 'internal' } });
    await updates.look();
    expect(updates.state()).toEqual({ kind: 'newest' });
  });
});

describe('the download', () => {
  it('tells how far it is', async () => {
    const { updates, told } = start({
      download: (onProgress) => {
        onProgress(400);
        return Promise.resolve();
      },
    });
    await updates.look();
    await updates.download();
    expect(told.slice(2)).toEqual([
      { kind: 'downloading', offer, done: 0 },
      { kind: 'downloading', offer, done: 400 },
      { kind: 'ready', offer },
    ]);
  });

  it('is not begun where the app cannot replace itself', async () => {
    const { updates } = start({ check: () => Promise.resolve({ ...offer, bytes: null }) });
    await updates.look();
    await updates.download();
    expect(updates.state().kind).toBe('available');
  });

  it('can be cancelled, and begun again', async () => {
    let downloads = 0;
    const { updates } = start({
      download: (_progress, signal) => {
        if (downloads++ > 0) return Promise.resolve();
        return new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error('cancelled'))),
        );
      },
    });
    await updates.look();
    const download = updates.download();
    await settle();
    updates.cancel();
    await download;
    expect(updates.state()).toEqual({ kind: 'available', offer });
    await updates.download();
    expect(updates.state()).toEqual({ kind: 'ready', offer });
  });

  it('fails with a code', async () => {
    const { updates } = start({ download: broken });
    await updates.look();
    await updates.download();
    expect(updates.state()).toMatchObject({ kind: 'failed', failure: { reason: 'cut' } });
  });
});

describe('the restart', () => {
  it('ends the engine first, then installs', async () => {
    const { updates, done } = await ready();
    expect(updates.restart()).toEqual({ kind: 'restarting' });
    expect(updates.state()).toEqual({ kind: 'restarting', offer });
    await settle();
    expect(done).toEqual(['engine stopped', 'installed']);
  });

  it('is refused while a training runs, whoever asks, and possible after it', async () => {
    const { updates, done, world } = await ready();
    world.isTraining = true;
    expect(updates.restart()).toEqual({ kind: 'refused', reason: 'training' });
    await settle();
    expect(done).toEqual([]);
    expect(updates.state().kind).toBe('ready');
    world.isTraining = false;
    expect(updates.restart()).toEqual({ kind: 'restarting' });
  });

  it('happens once', async () => {
    const { updates, done } = await ready();
    updates.restart();
    expect(updates.restart()).toEqual({ kind: 'refused', reason: 'not-ready' });
    await updates.look();
    await settle();
    expect(done).toEqual(['engine stopped', 'installed']);
  });

  it('brings the engine back where nothing could be installed', async () => {
    const { updates, done } = await ready({ install: broken });
    updates.restart();
    await settle();
    expect(done).toEqual(['engine stopped', 'engine resumed']);
    expect(updates.state().kind).toBe('failed');
  });
});
