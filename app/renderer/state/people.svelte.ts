import type { Bridge } from '../../contract/bridge.ts';
import type { RequestInput, RequestName, RequestOutput } from '../../contract/engine.ts';
import type { ExportResult } from '../../contract/exchange.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Ink } from '../../contract/ink.ts';
import type {
  DrawingId,
  DrawingsImport,
  KeptDrawing,
  People as ToldPeople,
  PeopleFormat,
  Person,
  PersonId,
} from '../../contract/people.ts';
import type { Outcome } from '../../contract/wire.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { NewestWins } from './newest-wins.ts';
import { RecentInk } from './recent-ink.svelte.ts';

/** What came of the last thing that was asked for a person. */
export type PersonNote =
  | { kind: 'refused'; failure: Failure }
  | { kind: 'exported'; result: ExportResult }
  | { kind: 'imported'; result: DrawingsImport };

/** A drawing that has just been kept. */
export interface JustKept {
  id: DrawingId;
  person: PersonId;
}

interface KeepOptions {
  /** What the first person is called, if there is nobody yet. */
  firstName: string;
  /** Whose it is; of the person in use if it is not said. */
  person?: PersonId | null;
  /** What the drawing is made of, by which it is known again. */
  pieces?: readonly object[];
}

interface FoundDrawings {
  id: PersonId;
  outcome: Outcome<RequestOutput<'drawings'>>;
}

const NOBODY: ToldPeople = { people: [], inUse: null };

/** The people whose digits are kept, and the drawings of the one in use. */
export class People {
  readonly #connection: EngineConnection;
  readonly #bridge: Bridge;
  readonly #newest: NewestWins<PersonId, FoundDrawings>;
  #told = $state.raw<ToldPeople>(NOBODY);
  #drawings = $state.raw<{ of: PersonId; list: readonly KeptDrawing[] } | null>(null);
  #note = $state.raw<PersonNote | null>(null);
  readonly #recent = new RecentInk();
  /** How many screens show the drawings. */
  #watchers = 0;
  /** Whoever keeps a drawing while the first person is being made keeps it for the same one. */
  #first: Promise<PersonId | null> | null = null;
  readonly #inUse = $derived(this.find(this.#told.inUse));

  constructor(connection: EngineConnection, bridge: Bridge) {
    this.#connection = connection;
    this.#bridge = bridge;
    this.#newest = new NewestWins(
      async (id) => ({ id, outcome: await connection.request('drawings', { id }) }),
      (found) => this.#takeDrawings(found),
    );
    connection.onStatus(({ people }) => this.#take(people));
    connection.on('peopleChanged', (people) => this.#take(people));
  }

  /** By name. */
  get list(): readonly Person[] {
    return this.#told.people;
  }

  /** Whose drawings are being kept; null if there is nobody yet. */
  get inUse(): Person | null {
    return this.#inUse;
  }

  /** Those of the person in use, the newest first; null until they are known. */
  get drawings(): readonly KeptDrawing[] | null {
    return this.#drawings && this.#drawings.of === this.#inUse?.id ? this.#drawings.list : null;
  }

  get note(): PersonNote | null {
    return this.#note;
  }

  find(id: PersonId | null): Person | null {
    return this.#told.people.find((person) => person.id === id) ?? null;
  }

  /** Has the drawings of the person in use fetched, until the returned function is called. */
  watchDrawings(): () => void {
    this.#watchers++;
    this.#askForDrawings();
    return () => this.#watchers--;
  }

  async add(name: string): Promise<PersonId | null> {
    const outcome = await this.#ask('addPerson', { name });
    return outcome.ok ? outcome.value.id : null;
  }

  async use(id: PersonId): Promise<void> {
    await this.#ask('usePerson', { id });
  }

  async rename(id: PersonId, name: string): Promise<void> {
    await this.#ask('renamePerson', { id, name });
  }

  async remove(id: PersonId): Promise<void> {
    await this.#ask('removePerson', { id });
  }

  /**
   * Keeps a drawing.
   * @returns null if it could not be kept; the note says why
   */
  async keep(label: number, ink: Ink, options: KeepOptions): Promise<JustKept | null> {
    const { firstName, pieces = [] } = options;
    const person = options.person ?? this.#inUse?.id ?? (await this.#addFirst(firstName));
    if (person === null) return null;
    const outcome = await this.#ask('addDrawing', { person, drawing: { label, ink } });
    if (!outcome.ok) return null;
    const kept = { id: outcome.value.id, person };
    if (pieces.length > 0) this.#recent.remember({ pieces, ink, label, kept });
    return kept;
  }

  /** What a drawing was kept as for the person in use, since the app was started. */
  keptAs(pieces: readonly object[], ink: Ink | null): { label: number; kept: JustKept } | null {
    return ink && this.#recent.of(this.#inUse?.id ?? null, pieces, ink);
  }

  /** @returns whether it is gone; the note says why not */
  async removeDrawing({ id, person }: JustKept): Promise<boolean> {
    const outcome = await this.#ask('removeDrawing', { person, drawing: id });
    if (outcome.ok) this.#recent.forget(id);
    return outcome.ok;
  }

  async exportAs(id: PersonId, format: PeopleFormat): Promise<void> {
    const choice = await this.#bridge.choose('folder-to-write');
    if (!choice) return;
    const outcome = await this.#ask('exportPerson', { id, ticket: choice.ticket, format });
    if (outcome.ok) this.#note = { kind: 'exported', result: outcome.value };
  }

  /** For the person in use, or for the first one, who is called `firstName`. */
  async import(firstName: string): Promise<void> {
    const choice = await this.#bridge.choose('files-to-read');
    if (!choice) return;
    const id = this.#inUse?.id ?? (await this.#addFirst(firstName));
    if (id === null) return;
    const outcome = await this.#ask('importDrawings', { id, ticket: choice.ticket });
    if (outcome.ok) this.#note = { kind: 'imported', result: outcome.value };
  }

  #addFirst(name: string): Promise<PersonId | null> {
    this.#first ??= this.add(name).finally(() => (this.#first = null));
    return this.#first;
  }

  #take(told: ToldPeople): void {
    this.#told = told;
    if (this.#watchers > 0) this.#askForDrawings();
  }

  #askForDrawings(): void {
    const { inUse } = this.#told;
    if (inUse !== null) this.#newest.ask(inUse);
  }

  #takeDrawings({ id, outcome }: FoundDrawings): void {
    if (outcome.ok) this.#drawings = { of: id, list: outcome.value.drawings };
    else if (id === this.#told.inUse) this.#refuse(outcome.failure);
  }

  async #ask<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<Outcome<RequestOutput<Name>>> {
    this.#note = null;
    const outcome = await this.#connection.request(name, input);
    if (!outcome.ok) this.#refuse(outcome.failure);
    return outcome;
  }

  #refuse(failure: Failure): void {
    // The banner tells of an engine that is gone.
    if (failure.code !== 'engine-gone') this.#note = { kind: 'refused', failure };
  }
}
