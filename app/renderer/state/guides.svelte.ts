import { GuidedStart } from './guided-start.svelte.ts';
import type { People } from './people.svelte.ts';

/** The guided starts that have begun, one a person: whoever looks elsewhere finds theirs again. */
export class Guides {
  readonly #people: People;
  #begun = $state.raw<readonly GuidedStart[]>([]);
  readonly #current = $derived.by(() => this.#of(this.#people.inUse?.id ?? null));

  constructor(people: People) {
    this.#people = people;
  }

  /** That of the person in use; null if there is none. */
  get current(): GuidedStart | null {
    return this.#current;
  }

  /** For the person in use; without anybody, for the first one there will be. */
  begin(classCount: number, firstName: string): void {
    this.end();
    const guide = new GuidedStart(this.#people, { count: classCount, firstName });
    this.#begun = [...this.#begun, guide];
  }

  /** Of the person in use. */
  end(): void {
    const ended = this.#current;
    this.#begun = this.#begun.filter((guide) => guide !== ended);
  }

  #of(person: string | null): GuidedStart | null {
    // The first person is made when the first drawing is kept.
    return this.#begun.find((guide) => guide.person === person || guide.person === null) ?? null;
  }
}
