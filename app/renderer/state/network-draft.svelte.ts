import type { Failure } from '../../contract/failures.ts';
import type { Layer, NetworkDescription } from '../../contract/network.ts';
import { isPresetName } from '../../core/network/presets.ts';
import { editLayers, type LayerEdit, placeAfter } from '../network/edit-layers.ts';
import { change, type History, historyOf, redo, undo } from '../network/history.ts';
import { isSameValue } from './same-value.ts';

/** The picture, before all layers. */
const PICTURE = -1;

/** A network as it is edited; what was saved of it stays as it is until it is saved again. */
export class NetworkDraft {
  readonly isPreset: boolean;
  name = $state('');
  #saved = $state.raw<NetworkDescription | null>(null);
  #history = $state.raw<History<readonly Layer[]>>(historyOf([]));
  #selected = $state(PICTURE);
  #failure = $state.raw<Failure | null>(null);
  readonly #isChanged = $derived.by(() => this.#differs());

  constructor({ name, layers }: NetworkDescription, { isSaved }: { isSaved: boolean }) {
    this.isPreset = isPresetName(name);
    this.name = name;
    this.#history = historyOf<readonly Layer[]>(layers);
    if (isSaved) this.#saved = { name, layers };
  }

  get layers(): readonly Layer[] {
    return this.#history.present;
  }

  /** As the engine keeps it; null if it does not. */
  get saved(): NetworkDescription | null {
    return this.#saved;
  }

  /** Something of it would be lost without saving. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** The place of the layer one looks at; -1 is the picture, one more than all is the output. */
  get selected(): number {
    return Math.min(this.#selected, this.layers.length);
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** Why the engine did not save or remove it. */
  get failure(): Failure | null {
    return this.#failure;
  }

  select(place: number): void {
    this.#selected = place;
  }

  /** `typing` names what is being typed: all of it is undone at once. */
  edit(edit: LayerEdit, typing: string | null = null): void {
    const layers = editLayers(this.layers, edit);
    if (this.isPreset || layers === this.layers) return;
    this.#selected = placeAfter(this.layers, edit);
    this.#history = change(this.#history, layers, typing);
  }

  undo(): void {
    this.#history = undo(this.#history);
  }

  redo(): void {
    this.#history = redo(this.#history);
  }

  /** The engine keeps this of it; what is being edited stays as it is. */
  markSaved(network: NetworkDescription | null): void {
    this.#saved = network;
  }

  /** The engine tells that it keeps this. The editor shows it too, unless something was changed. */
  follow(told: NetworkDescription | null): void {
    const wasChanged = this.#isChanged;
    this.#saved = told;
    if (!told || wasChanged || isSameValue(told.layers, this.layers)) return;
    this.#history = change(this.#history, told.layers);
  }

  /** The banner tells of an engine that is gone. */
  note(failure: Failure | null): void {
    this.#failure = failure?.code === 'engine-gone' ? null : failure;
  }

  #differs(): boolean {
    if (!this.#saved) return !this.isPreset;
    return this.name.trim() !== this.#saved.name || !isSameValue(this.#saved.layers, this.layers);
  }
}
