import type { EngineStatus } from '../../contract/engine.ts';
import type { NetworkDescription } from '../../contract/network.ts';
import type { Recipe } from '../../contract/recipe.ts';
import type { TrainingSettings } from '../../contract/training.ts';
import { isPresetName, presetNetwork } from '../../core/network/presets.ts';
import {
  FIRST_CHOICE,
  namedRecipe,
  RECIPE_NAMES,
  type RecipeName,
} from '../../core/training/recipes.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { RecipeDraft } from './recipe-draft.svelte.ts';
import { isSameValue } from './same-value.ts';

const FIRST_NETWORK = presetNetwork(FIRST_CHOICE.network);

/** What a click on Train would train, and how. */
export class TrainingPlan {
  readonly draft = new RecipeDraft(namedRecipe(FIRST_CHOICE.recipe, FIRST_NETWORK.layers));
  #network = $state.raw<NetworkDescription>(FIRST_NETWORK);
  #networks = $state.raw<readonly NetworkDescription[]>([]);
  /** The last recipe without a name, to come back to. */
  #own = $state.raw<Recipe | null>(null);
  #isFirstStatus = true;
  readonly #recipeName = $derived.by(() => this.#nameRecipe());
  readonly #settings = $derived.by(() => this.#readSettings());

  constructor(connection: EngineConnection) {
    connection.onStatus((status) => this.#takeStatus(status));
    connection.on('networksChanged', (networks) => this.#takeNetworks(networks));
  }

  get network(): NetworkDescription {
    return this.#network;
  }

  /** The person's own networks, by name. */
  get networks(): readonly NetworkDescription[] {
    return this.#networks;
  }

  get recipeName(): RecipeName | 'own' {
    return this.#recipeName;
  }

  get hasOwnRecipe(): boolean {
    return this.#own !== null || this.#recipeName === 'own';
  }

  /** Null while the recipe has something invalid. */
  get settings(): TrainingSettings | null {
    return this.#settings;
  }

  /** A recipe that has a name is fitted to the network; one of the person's own stays as it is. */
  chooseNetwork(network: NetworkDescription): void {
    const name = this.#recipeName;
    this.#network = network;
    if (name !== 'own') this.draft.show(namedRecipe(name, network.layers));
  }

  chooseRecipe(name: RecipeName | 'own'): void {
    if (this.#recipeName === 'own') this.#own = this.draft.recipe;
    if (name !== 'own') this.draft.show(namedRecipe(name, this.#network.layers));
    else if (this.#own) this.draft.show(this.#own);
  }

  #takeStatus({ networks, run, lastSettings }: EngineStatus): void {
    const settings = run && !run.outcome ? run.settings : lastSettings;
    // What was chosen since then is not undone by an engine that starts anew.
    if (this.#isFirstStatus && settings) {
      const { name } = settings.network;
      this.#network = isPresetName(name) ? presetNetwork(name) : settings.network;
      this.draft.show(settings.recipe);
    }
    this.#isFirstStatus = false;
    this.#takeNetworks(networks);
  }

  /** The chosen one may have been edited. */
  #takeNetworks(networks: readonly NetworkDescription[]): void {
    this.#networks = networks;
    const { name } = this.#network;
    const saved = isPresetName(name) ? undefined : networks.find((each) => each.name === name);
    if (saved) this.chooseNetwork(saved);
  }

  #nameRecipe(): RecipeName | 'own' {
    const { recipe } = this.draft;
    const { layers } = this.#network;
    const name = RECIPE_NAMES.find((each) => isSameValue(recipe, namedRecipe(each, layers)));
    return name ?? 'own';
  }

  #readSettings(): TrainingSettings | null {
    const { recipe } = this.draft;
    return recipe && { network: this.#network, recipe };
  }
}
