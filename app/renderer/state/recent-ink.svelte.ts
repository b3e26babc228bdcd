import type { Ink } from '../../contract/ink.ts';
import type { JustKept } from './people.svelte.ts';

/** What a drawing is made of: its strokes, or the picture that was pasted. They are never changed. */
type Pieces = readonly object[];

interface Recent {
  pieces: Pieces;
  ink: Ink;
  label: number;
  kept: JustKept;
}

/** A sheet has no more digits than a person keeps in mind. */
const REMEMBERED = 100;

/** Which drawings were kept, and as what, since the app was started: none is to be kept twice. */
export class RecentInk {
  #recent = $state.raw<readonly Recent[]>([]);

  /** What was kept of these pieces for this person; null if nothing was. */
  of(person: string | null, pieces: Pieces, ink: Ink): Recent | null {
    const found = this.#recent.findLast(
      (each) =>
        each.kept.person === person &&
        penOf(each.ink) === penOf(ink) &&
        areSame(each.pieces, pieces),
    );
    return found ?? null;
  }

  remember(recent: Recent): void {
    this.#recent = [...this.#recent, recent].slice(-REMEMBERED);
  }

  /** It is no longer kept. */
  forget(id: string): void {
    this.#recent = this.#recent.filter(({ kept }) => kept.id !== id);
  }
}

function penOf(ink: Ink): number | null {
  return ink.kind === 'strokes' ? ink.pen : null;
}

function areSame(some: Pieces, others: Pieces): boolean {
  return some.length === others.length && some.every((piece, place) => piece === others[place]);
}
