import { fireEvent } from '@testing-library/svelte';

interface Place {
  x: number;
  y: number;
  /** Of a pen, 0 to 1. */
  pressure?: number;
}

/** Moves a pointer over an element as a browser does, which the test's DOM cannot by itself. */
export class FakePointer {
  readonly #target: Element;
  readonly #id: number;
  readonly #type: string;

  constructor(target: Element, id = 1, type = 'mouse') {
    this.#target = target;
    this.#id = id;
    this.#type = type;
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
    const { timeStamp } = event;
    const told = ({ x, y, pressure = 0.5 }: Place) => ({
      ...{ clientX: x, clientY: y, pressure, pointerType: this.#type },
    });
    const joined = between.map((each) => ({ ...told(each), timeStamp }));
    Object.assign(event, {
      ...{ pointerId: this.#id, button, shiftKey: false },
      ...told(place),
      getCoalescedEvents: () => joined,
    });
    return fireEvent(this.#target, event);
  }
}
