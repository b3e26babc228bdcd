import type { Settings } from '../../../app/contract/bridge.ts';
import { wireOfPort } from '../../../app/renderer/engine/port-wire.ts';
import { FakeBridge, standardSettings } from '../fake-bridge.ts';
import { FakeEngine } from '../fake-engine.ts';
import { simulateDatasets } from './simulate-datasets.ts';
import { simulatePeople } from './simulate-people.ts';
import { simulateTraining } from './simulate-training.ts';

/**
 * The real page with a make-believe engine, to look at the screens in any browser:
 * `npx vite test/fakes/preview --config test/fakes/preview/vite.config.ts`, then for example
 * `?language=zh-CN&model&people`, or `?interrupted`.
 */
const wanted = new URLSearchParams(location.search);
const bridge = new FakeBridge();
bridge.saved = {
  ...standardSettings,
  language: (wanted.get('language') ?? 'system') as Settings['language'],
};
const engine = new FakeEngine();
const NEW_ENGINE_AFTER_MS = 1500;
const simulation = simulateTraining(engine, {
  hasModel: wanted.has('model'),
  isInterrupted: wanted.has('interrupted'),
  onPlug() {
    kill();
    setTimeout(revive, NEW_ENGINE_AFTER_MS);
  },
});
const datasets = simulateDatasets(engine, bridge);
simulatePeople(engine, wanted.has('people'));

function kill(restarts = true): void {
  engine.die();
  simulation.abandon();
  bridge.tell({ kind: 'gone', cause: 'SIGKILL', restarts });
}

function revive(): void {
  bridge.tell({ kind: 'running' });
}

bridge.onAsk = (nonce) => {
  const { port1, port2 } = new MessageChannel();
  engine.connect(wireOfPort(port1));
  window.postMessage({ enginePort: nonce }, '*', [port2]);
};

Object.assign(window, {
  digitStudio: bridge,
  preview: {
    bridge,
    engine,
    simulation,
    datasets,
    kill,
    revive,
  },
});
await import('../../../app/renderer/main.ts');
