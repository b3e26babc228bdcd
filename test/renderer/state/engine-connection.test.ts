import { describe, expect, it, vi } from 'vitest';
import type { EngineStatus } from '../../../app/contract/engine.ts';
import { FailureError } from '../../../app/contract/failures.ts';
import type { Wire } from '../../../app/contract/wire.ts';
import { EngineConnection } from '../../../app/renderer/state/engine-connection.svelte.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { FakeBridge } from '../../fakes/fake-bridge.ts';
import { FakeEngine } from '../../fakes/fake-engine.ts';
import { library, settings, status } from '../../fakes/samples.ts';
import { createWirePair } from '../../fakes/wires.ts';

describe('at the start', () => {
  it('asks for everything there is to know', async () => {
    const { app, engine } = await connected();
    expect(engine.requests.map(({ name }) => name)).toEqual(['status', 'catalogue']);
    expect(app.connection.state).toEqual({ kind: 'connected' });
  });

  it('refuses requests until there is an engine', async () => {
    const connection = new EngineConnection(new FakeBridge(), () => new Promise(() => undefined));
    connection.start();
    expect(await connection.request('stopTraining', {})).toEqual({
      ok: false,
      failure: { code: 'engine-gone' },
    });
    expect(connection.state.kind).toBe('connecting');
  });

  it('says so when the engine cannot work', async () => {
    const { app } = await connected({
      status: () => Promise.reject(new FailureError({ code: 'tensorflow-missing', reason: 'x' })),
    });
    expect(app.connection.state).toEqual({
      kind: 'unusable',
      failure: { code: 'tensorflow-missing', reason: 'x' },
    });
  });
});

describe('when the engine dies', () => {
  it('fails what was waiting, and says why', async () => {
    const { app, kill } = await connected({ startTraining: () => new Promise(() => undefined) });
    const waiting = app.connection.request('startTraining', settings);
    await settle();
    kill();
    expect(await waiting).toEqual({ ok: false, failure: { code: 'engine-gone' } });
    expect(app.connection.state).toEqual({ kind: 'gone', cause: 'SIGKILL', restarts: true });
  });

  it('finds the new engine, asks it for everything, and hears it', async () => {
    const { app, engine, kill, revive } = await connected();
    const statusHeard = vi.fn<(status: EngineStatus) => void>();
    const libraryHeard = vi.fn();
    app.connection.onStatus(statusHeard);
    kill();
    app.connection.on('libraryChanged', libraryHeard);
    await revive();
    expect(app.connection.state.kind).toBe('connected');
    expect(statusHeard).toHaveBeenCalledWith(status);

    engine.announce('libraryChanged', library);
    await settle();
    expect(libraryHeard).toHaveBeenCalledExactlyOnceWith(library);
  });

  it('asks main for another one where main has given up', async () => {
    const { app, bridge, kill, revive } = await connected();
    kill(false);
    expect(app.connection.state).toMatchObject({ kind: 'gone', restarts: false });
    app.connection.restartEngine();
    expect(bridge.restarts).toBe(1);
    bridge.tell({ kind: 'starting' });
    expect(app.connection.state).toMatchObject({ kind: 'gone', restarts: true });
    await revive();
    expect(app.connection.state.kind).toBe('connected');
  });
});

it('does not ask again when the engine it has says that it runs', async () => {
  const { bridge, engine } = await connected();
  bridge.tell({ kind: 'running' });
  await settle();
  const names = engine.requests.map(({ name }) => name);
  expect(names.filter((name) => name === 'status')).toHaveLength(1);
});

it('closes a port that comes too late', async () => {
  const bridge = new FakeBridge();
  const engine = new FakeEngine();
  const handOver: ((wire: Wire) => void)[] = [];
  const connection = new EngineConnection(
    bridge,
    () => new Promise((resolve) => handOver.push(resolve)),
  );
  connection.start();
  bridge.tell({ kind: 'gone', cause: 'code 1', restarts: true });
  bridge.tell({ kind: 'running' });

  const [late, lateEngine] = createWirePair();
  const closed = vi.fn();
  lateEngine.onClose(closed);
  const [page, other] = createWirePair();
  engine.connect(other);
  handOver[0]?.(late);
  handOver[1]?.(page);
  await settle();
  expect(closed).toHaveBeenCalled();
  expect(connection.state.kind).toBe('connected');
});
