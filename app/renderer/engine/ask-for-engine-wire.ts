import type { Bridge } from '../../contract/bridge.ts';
import type { Wire } from '../../contract/wire.ts';
import { wireOfPort } from './port-wire.ts';

/**
 * Asks for a port to the engine with a nonce and takes only the window message that brings the nonce
 * back: a port that was asked for by an earlier page, or by someone else, is not ours.
 */
export function askForEngineWire(bridge: Bridge, signal: AbortSignal): Promise<Wire> {
  const nonce = crypto.randomUUID();
  return new Promise((resolve) => {
    const waiting = new AbortController();
    function takePort(event: MessageEvent<unknown>): void {
      const port = event.ports[0];
      if (event.source !== window || !port || !isAnswerTo(nonce, event.data)) return;
      waiting.abort();
      resolve(wireOfPort(port));
    }
    window.addEventListener('message', takePort, {
      signal: AbortSignal.any([waiting.signal, signal]),
    });
    bridge.askForEnginePort(nonce);
  });
}

function isAnswerTo(nonce: string, data: unknown): boolean {
  return (
    typeof data === 'object' && data !== null && 'enginePort' in data && data.enginePort === nonce
  );
}
