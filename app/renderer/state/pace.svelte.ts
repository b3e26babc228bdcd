import type { TrainingSettings } from '../../contract/training.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { NewestWins } from './newest-wins.ts';
import { RecentlyUsed } from './recently-used.ts';

/** A person who types or chooses on is not measured for in between. */
const REST_MS = 600;
const REMEMBERED = 50; /* settings */

/** How long a step takes on this machine with the settings of the moment. */
export class Pace {
  readonly #newest: NewestWins<TrainingSettings, void>;
  readonly #known = new RecentlyUsed<string, number>(REMEMBERED, () => undefined);
  #wanted = '';
  #msPerStep = $state<number | null>(null);

  constructor(connection: EngineConnection) {
    this.#newest = new NewestWins(
      async (settings) => {
        const outcome = await connection.request('measurePace', settings);
        // A pace that cannot be told is left out; why a run cannot begin is said when it should.
        if (outcome.ok) this.#learn(keyOf(settings), outcome.value.msPerStep);
      },
      () => undefined,
    );
  }

  /** Null until it is known. */
  get msPerStep(): number | null {
    return this.#msPerStep;
  }

  /** Measures these settings after a moment's rest, if they are not known; what it returns forgets that. */
  follow(settings: TrainingSettings): () => void {
    this.#wanted = keyOf(settings);
    this.#msPerStep = this.#known.get(this.#wanted) ?? null;
    if (this.#msPerStep !== null) return () => undefined;
    const timer = setTimeout(() => this.#newest.ask(settings), REST_MS);
    return () => clearTimeout(timer);
  }

  #learn(key: string, msPerStep: number): void {
    this.#known.set(key, msPerStep);
    if (key === this.#wanted) this.#msPerStep = msPerStep;
  }
}

/** Of what makes a step longer or shorter. */
function keyOf({ network, recipe }: TrainingSettings): string {
  const { batchSize, optimizer, weightDecay, labelSmoothing, dropout, augmentation } = recipe;
  return JSON.stringify([
    network.layers,
    ...[batchSize, optimizer, weightDecay > 0, labelSmoothing > 0],
    ...[dropout === null, Object.values(augmentation).map((most) => most > 0)],
  ]);
}
