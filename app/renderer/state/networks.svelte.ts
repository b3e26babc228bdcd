import { type Layer, type NetworkDescription, PRESET_NAMES } from '../../contract/network.ts';
import { presetNetwork } from '../../core/network/presets.ts';
import { freeName, type NameFault, nameFaultOf } from '../network/name-fault.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { NetworkDraft } from './network-draft.svelte.ts';

/** What was removed, and where it was. */
interface Removed {
  draft: NetworkDraft;
  place: number;
}

/** All networks one can train: the presets, and the person's own with what is being edited. */
export class Networks {
  readonly presets = PRESET_NAMES.map(
    (name) => new NetworkDraft(presetNetwork(name), { isSaved: true }),
  );
  readonly #connection: EngineConnection;
  #own = $state.raw<readonly NetworkDraft[]>([]);
  #shown = $state.raw<NetworkDraft | null>(null);
  #removed = $state.raw<Removed | null>(null);
  /** Still told by the engine, and about to be gone. */
  #leaving: readonly string[] = [];
  /** Known here as they will be once the engine has answered. */
  #saving: readonly NetworkDraft[] = [];

  constructor(connection: EngineConnection) {
    this.#connection = connection;
    connection.onStatus(({ networks }) => this.#take(networks));
    connection.on('networksChanged', (networks) => this.#take(networks));
  }

  get own(): readonly NetworkDraft[] {
    return this.#own;
  }

  /** The one in the editor; at first the preset that a first training uses. */
  get shown(): NetworkDraft {
    const shown = this.#shown;
    if (shown && (shown.isPreset || this.#own.includes(shown))) return shown;
    return this.presets.find(({ name }) => name === 'quick')!;
  }

  /** What was removed last and can be taken back. */
  get removed(): NetworkDraft | null {
    return this.#removed?.draft ?? null;
  }

  show(draft: NetworkDraft): void {
    this.#shown = draft;
  }

  /** An own network that is not saved yet, under that name or one like it. */
  add(wanted: string, layers: readonly Layer[] = []): void {
    const name = freeName(wanted, this.#takenNames(null));
    const draft = new NetworkDraft({ name, layers: [...layers] }, { isSaved: false });
    this.#own = [...this.#own, draft];
    this.#shown = draft;
  }

  nameFaultOf(draft: NetworkDraft): NameFault | null {
    return nameFaultOf(draft.name, this.#takenNames(draft));
  }

  /** Whether the engine keeps it now; under a new name it leaves the old one. */
  async save(draft: NetworkDraft): Promise<boolean> {
    if (draft.isPreset || this.nameFaultOf(draft)) return false;
    const oldName = draft.saved?.name;
    const network = { name: draft.name.trim(), layers: [...draft.layers] };
    if (!(await this.#keep(draft, network))) return false;
    if (oldName !== undefined && oldName !== network.name) await this.#leave(oldName, draft);
    return true;
  }

  async remove(draft: NetworkDraft): Promise<void> {
    const place = this.#own.indexOf(draft);
    if (place === -1) return;
    this.#own = this.#own.toSpliced(place, 1);
    this.#removed = { draft, place };
    if (draft.saved && !(await this.#leave(draft.saved.name, draft))) this.#putBack();
  }

  async undoRemove(): Promise<void> {
    const draft = this.#putBack();
    if (draft?.saved) await this.#keep(draft, draft.saved);
  }

  #putBack(): NetworkDraft | null {
    const removed = this.#removed;
    if (!removed) return null;
    const { draft, place } = removed;
    this.#removed = null;
    this.#own = this.#own.toSpliced(place, 0, draft);
    this.#shown = draft;
    return draft;
  }

  /** Whether the engine keeps this as the saved state of a draft. */
  async #keep(draft: NetworkDraft, { name, layers }: NetworkDescription): Promise<boolean> {
    const network = { name, layers: [...layers] };
    const before = draft.saved;
    // Before it is announced: what is told under this name is this draft.
    draft.markSaved(network);
    this.#saving = [...this.#saving, draft];
    const outcome = await this.#connection.request('saveNetwork', { network });
    this.#saving = this.#saving.filter((each) => each !== draft);
    draft.markSaved(outcome.ok ? network : before);
    draft.note(outcome.ok ? null : outcome.failure);
    return outcome.ok;
  }

  /** Whether the engine no longer keeps a network of this name. */
  async #leave(name: string, draft: NetworkDraft): Promise<boolean> {
    this.#leaving = [...this.#leaving, name];
    const outcome = await this.#connection.request('removeNetwork', { name });
    this.#leaving = this.#leaving.filter((each) => each !== name);
    draft.note(outcome.ok ? null : outcome.failure);
    return outcome.ok;
  }

  #takenNames(but: NetworkDraft | null): string[] {
    const others = this.#own.filter((draft) => draft !== but);
    return others.flatMap(({ name, saved }) => (saved ? [name.trim(), saved.name] : [name.trim()]));
  }

  #take(told: readonly NetworkDescription[]): void {
    const kept = this.#own.filter(
      (draft) => this.#saving.includes(draft) || isStillThere(draft, told),
    );
    const names = kept.map(({ saved }) => saved?.name);
    const come = told
      .filter(({ name }) => !names.includes(name) && !this.#leaving.includes(name))
      .map((network) => new NetworkDraft(network, { isSaved: true }));
    this.#own = [...kept, ...come];
  }
}

/** What was saved of it may be gone; what was not saved stays. */
function isStillThere(draft: NetworkDraft, told: readonly NetworkDescription[]): boolean {
  const { saved, isChanged } = draft;
  const network = told.find(({ name }) => name === saved?.name) ?? null;
  draft.follow(network);
  return network !== null || saved === null || isChanged;
}
