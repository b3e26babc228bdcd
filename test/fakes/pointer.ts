import { fireEvent } from '@testing-library/svelte';

interface Place {
  x: number;
  y: number;
}

/** Moves a pointer over an element as a browser does, which the test's DOM cannot by itself. */
export class FakePointer {
  readonly #target: HTMLElement;
  readonly #id: number;

  constructor(target: HTMLElement, id = 1) {
    this.#target = target;
    this.#id = id;
    target.setPointerCapture = () => undefined;
  }

  down(place: Place, button = 0): Promise<boolean> {
    return this.#fire('pointerdown', place, [], button);
  }

  /** `between` are the places that the browser joined into this event. */
  move(place: Place, between: Place[] = []): Promise<boolean> {
    return this.#fire('pointermove', place, between);
  }

  up(place: Place): Promise<boolean> {
    return this.#fire('pointerup', place);
  }

  async #fire(type: string, place: Place, between: Place[] = [], button = 0): Promise<boolean> {
    const event = new Event(type, { bubbles: true });
    const joined = between.map(({ x, y }) => ({ clientX: x, clientY: y }));
    Object.assign(event, {
      pointerId: this.#id,
      button,
      clientX: place.x,
      clientY: place.y,
      getCoalescedEvents: () => joined,
    });
    return fireEvent(this.#target, event);
  }
}
