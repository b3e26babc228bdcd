import { net } from 'electron';
import * as v from 'valibot';
import type { EngineMessage } from '../../contract/engine-message.ts';
import { createAudience } from './audience.ts';
import { createEngine, type EngineSurroundings } from './engine-api.ts';
import { type PagePort, ParentMessage, type ParentPort, wireOf } from './parent-port.ts';
import { serve } from './serve.ts';

/* Start of the engine in Electron's utility process. */

// Electron adds it to the process of a utility.
const parentPort: ParentPort = process.parentPort;
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

let hear: ((message: ParentMessage, ports: PagePort[]) => void) | undefined;

parentPort.on('message', ({ data, ports }) => {
  const message = v.parse(ParentMessage, data);
  if (message.kind === 'start') hear = open(message);
  else if (hear) hear(message, ports);
  else fail(new Error('the first message did not say where the engine is'));
});

function open({ paths, downloads }: Pick<EngineSurroundings, 'paths' | 'downloads'>) {
  const { announce, join } = createAudience();
  const engine = createEngine({
    ...{ paths, downloads, announce, fetch: fetchBySystem },
    onTraining: (isTraining) => tellParent({ kind: 'training', isTraining }),
  });
  tellParent({ kind: 'ready' });
  return (message: ParentMessage, ports: PagePort[]) => {
    if (message.kind === 'downloads') engine.changeDownloads(message.downloads);
    if (message.kind === 'choice') engine.rememberChoice(message.ticket, message.paths);
    if (message.kind !== 'page') return;
    const wire = wireOf(ports[0]!);
    join(wire);
    serve(wire, engine.api);
    wire.start();
  };
}

function tellParent(message: EngineMessage): void {
  parentPort.postMessage(message);
}

/** Chromium's network, for the proxy and the certificates of the system. */
function fetchBySystem(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  return net.fetch(input instanceof URL ? input.href : input, init);
}

/** After an error that nobody caught nothing is certain: the main process starts a new engine. */
function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}
