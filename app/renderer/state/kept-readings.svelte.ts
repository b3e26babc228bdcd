import { SvelteMap } from 'svelte/reactivity';
import { MOST_GRIDS, type Reading } from '../../contract/digit.ts';
import type { DrawingId, KeptDrawing } from '../../contract/people.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { joinGrids } from './join-grids.ts';

/** What the network that reads drawings makes of those that were kept. */
export class KeptReadings {
  readonly #connection: EngineConnection;
  readonly #readings = new SvelteMap<DrawingId, { reading: Reading; by: number }>();
  /** Counts the networks that took over one from the other. */
  #network = 0;
  #wanted: readonly KeptDrawing[] = [];
  #isAsking = false;

  constructor(connection: EngineConnection) {
    this.#connection = connection;
    const askAgain = (): void => this.#askAgain();
    connection.onStatus(askAgain);
    connection.on('libraryChanged', askAgain);
    connection.on('lessonChanged', askAgain);
    connection.on('trainingEnded', askAgain);
  }

  /** Null until it is known; a little late after another network took over. */
  of(id: DrawingId): Reading | null {
    return this.#readings.get(id)?.reading ?? null;
  }

  /** Reads these from now on, until others come. */
  follow(drawings: readonly KeptDrawing[]): void {
    this.#wanted = drawings;
    if (drawings.length === 0) this.#readings.clear();
    void this.#ask();
  }

  #askAgain(): void {
    this.#network++;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    for (let some = this.#next(); some.length > 0; some = this.#next()) {
      // If another network takes over before the answer, they are asked about again.
      const by = this.#network;
      const pixels = joinGrids(some.map((drawing) => drawing.pixels));
      const outcome = await this.#connection.request('predict', { pixels });
      if (!outcome.ok) break;
      some.forEach(({ id }, place) => {
        const reading = outcome.value.readings[place];
        if (reading) this.#readings.set(id, { reading, by });
      });
    }
    this.#isAsking = false;
  }

  #next(): readonly KeptDrawing[] {
    return this.#wanted
      .filter(({ id }) => this.#readings.get(id)?.by !== this.#network)
      .slice(0, MOST_GRIDS);
  }
}
