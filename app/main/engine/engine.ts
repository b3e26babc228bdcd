import * as v from 'valibot';
import { createAudience } from './audience.ts';
import { createEngine, type EnginePaths } from './engine-api.ts';
import { type PagePort, ParentMessage, type ParentPort, wireOf } from './parent-port.ts';
import { serve } from './serve.ts';

/* Start of the engine in Electron's utility process. */

// Electron adds it to Node's process; its own types would bring all of Electron's.
const { parentPort } = process as unknown as { parentPort: ParentPort };
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

let welcome: (port: PagePort) => void = () => fail(new Error('a page came before the paths'));

parentPort.on('message', ({ data, ports }) => {
  const message = v.parse(ParentMessage, data);
  if (message.kind === 'paths') welcome = open(message);
  else welcome(ports[0]!);
});

function open(paths: EnginePaths): (port: PagePort) => void {
  const audience = createAudience();
  const engine = createEngine(paths, audience.announce);
  parentPort.postMessage({ kind: 'ready' });
  return (port) => {
    const wire = wireOf(port);
    audience.join(wire);
    serve(wire, engine);
    wire.start();
  };
}

/** After an error that nobody caught nothing is certain: the main process starts a new engine. */
function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}
