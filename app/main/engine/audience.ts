import type { Announce } from '../../contract/engine.ts';
import type { Wire } from '../../contract/wire.ts';

/** All who hear what the engine announces. */
export interface Audience {
  announce: Announce;
  /** Until the wire closes. */
  join(wire: Wire): void;
}

export function createAudience(): Audience {
  const wires = new Set<Wire>();
  return {
    announce(name, value) {
      for (const wire of wires) wire.send({ kind: 'announcement', name, value });
    },
    join(wire) {
      wires.add(wire);
      wire.onClose(() => wires.delete(wire));
    },
  };
}
