import type { RequestInput, RequestOutput } from '../../contract/engine.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { NewestWins } from './newest-wins.ts';

type Wanted = RequestInput<'previewAugmentation'>;

/** Nine digits as a recipe would change them, while its sliders move. */
export class AugmentationPreview {
  readonly #newest: NewestWins<Wanted, Outcome<RequestOutput<'previewAugmentation'>>>;
  #pixels = $state.raw<Uint8Array<ArrayBuffer> | null>(null);
  #failure = $state.raw<Failure | null>(null);

  constructor(connection: EngineConnection) {
    this.#newest = new NewestWins(
      (wanted) => connection.request('previewAugmentation', wanted),
      (outcome) => {
        this.#failure = outcome.ok ? null : outcome.failure;
        if (outcome.ok) this.#pixels = outcome.value.pixels;
      },
    );
  }

  /** 9 x 784 bytes; null before the first. */
  get pixels(): Uint8Array<ArrayBuffer> | null {
    return this.#pixels;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  show(wanted: Wanted): void {
    this.#newest.ask(wanted);
  }
}
