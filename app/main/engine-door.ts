import { MessageChannelMain } from 'electron';
import * as v from 'valibot';
import { channels, Nonce } from '../contract/bridge.ts';
import type { EngineProcess } from './engine-process.ts';
import { onPage } from './trusted-sender.ts';

/**
 * Gives the page that asks a port straight to the engine; what goes through it never passes here.
 * The nonce comes back with the port, so that a page takes only the port it asked for.
 */
export function openEngineDoor(engine: EngineProcess): void {
  onPage(channels.enginePort, (frame, argument) => {
    const nonce = v.parse(Nonce, argument);
    const { port1, port2 } = new MessageChannelMain();
    if (engine.connect(port1)) frame.postMessage(channels.enginePort, nonce, [port2]);
    // A page that was loaded after the last death has not heard of it.
    else frame.send(channels.engineState, engine.state());
  });
}
