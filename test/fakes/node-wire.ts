import type { MessagePort } from 'node:worker_threads';
import type { Wire } from '../../app/contract/wire.ts';

/** A port of Node as a wire: what Electron's ports are in the app. */
export function wireOf(port: MessagePort): Wire {
  return {
    send: (envelope) => port.postMessage(envelope),
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}
