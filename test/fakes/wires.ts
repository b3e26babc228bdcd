import type { Wire } from '../../app/contract/wire.ts';

/** Two ends in one process that clone what they send, as ports do, and deliver it a little later. */
export function createWirePair(): [Wire, Wire] {
  const left = createEnd();
  const right = createEnd();
  left.connectTo(right);
  right.connectTo(left);
  return [left.wire, right.wire];
}

interface End {
  wire: Wire;
  connectTo(other: End): void;
  receive(message: unknown): void;
  end(): void;
}

function createEnd(): End {
  const messageListeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let other: End;
  return {
    connectTo: (end) => (other = end),
    receive: (message) => messageListeners.forEach((listener) => listener(message)),
    end: () => closeListeners.forEach((listener) => listener()),
    wire: {
      send(envelope) {
        const clone: unknown = structuredClone(envelope);
        queueMicrotask(() => other.receive(clone));
      },
      onMessage: (listener) => messageListeners.push(listener),
      onClose: (listener) => closeListeners.push(listener),
      close: () => queueMicrotask(() => other.end()),
    },
  };
}
