import type { JSHandle, Page } from '@playwright/test';
import type { Bridge } from '../../app/contract/bridge.ts';

/** What came back for a request, unchecked. */
interface RawAnswer {
  kind: string;
  id?: number;
  output?: unknown;
  failure?: { code: string };
}

interface EnginePort {
  /** One request at a time; it need not fit the contract. */
  ask(name: string, input: unknown): Promise<RawAnswer>;
  /** Sends anything at all. */
  send(message: unknown): void;
  close(): void;
}

/** A port to the engine of our own, beside the page's, to ask without the screen in between. */
export async function openEnginePort(page: Page): Promise<JSHandle<EnginePort>> {
  return page.evaluateHandle(async () => {
    // Only the page's own types know what the preload put there.
    const bridge = (window as unknown as { digitStudio: Bridge }).digitStudio;
    const nonce = crypto.randomUUID();
    const arrived = new AbortController();
    const port = await new Promise<MessagePort>((resolve) => {
      window.addEventListener(
        'message',
        (event: MessageEvent<{ enginePort?: string }>) => {
          if (event.data.enginePort === nonce) resolve(event.ports[0]!);
        },
        { signal: arrived.signal },
      );
      bridge.askForEnginePort(nonce);
    });
    arrived.abort();
    port.start();
    let lastId = 0;
    return {
      ask(name, input) {
        const id = ++lastId;
        const answered = new Promise<RawAnswer>((resolve) => {
          port.onmessage = (event: MessageEvent<RawAnswer>) => {
            if (event.data.id === id) resolve(event.data);
          };
        });
        port.postMessage({ kind: 'request', id, name, input });
        return answered;
      },
      send(message) {
        port.postMessage(message);
      },
      close() {
        port.close();
      },
    } satisfies EnginePort;
  });
}
