import { type AppState, createAppState } from '../../app/renderer/app-state.ts';
import { EngineConnection } from '../../app/renderer/state/engine-connection.svelte.ts';
import type { EngineApi } from '../../app/contract/engine.ts';
import { FakeBridge } from './fake-bridge.ts';
import { FakeEngine } from './fake-engine.ts';
import { createWirePair } from './wires.ts';

export interface Connected {
  app: AppState;
  bridge: FakeBridge;
  engine: FakeEngine;
  /** Kills the engine, as main tells it. */
  kill(restarts?: boolean): void;
  /** Main has a new engine. */
  revive(): Promise<void>;
}

/** The whole state of the page, connected to a fake engine. */
export async function connected(
  api: Partial<EngineApi> = {},
  bridge = new FakeBridge(),
): Promise<Connected> {
  const engine = new FakeEngine(api);
  const connection = new EngineConnection(bridge, () => {
    const [page, other] = createWirePair();
    engine.connect(other);
    return Promise.resolve(page);
  });
  const app = createAppState(bridge, connection);
  connection.start();
  await settle();
  return {
    app,
    bridge,
    engine,
    kill(restarts = true) {
      engine.die();
      bridge.tell({ kind: 'gone', cause: 'SIGKILL', restarts });
    },
    async revive() {
      bridge.tell({ kind: 'starting' });
      bridge.tell({ kind: 'running' });
      await settle();
    },
  };
}

/** Long enough for a message there and back. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
