import type { Wire } from '../../contract/wire.ts';

/** Wraps the page's kind of port. */
export function wireOfPort(port: MessagePort): Wire {
  return {
    send: (envelope) => port.postMessage(envelope),
    onMessage: (listener) => {
      port.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.addEventListener('close', listener),
    close: () => port.close(),
  };
}
