import { join } from 'node:path';
import * as v from 'valibot';
import { type Failure, FailureError } from '../../../contract/failures.ts';
import { type Library, type LibraryModel, ModelId, MOST_MODELS } from '../../../contract/models.ts';
import { loadOnce } from '../load-once.ts';
import { createStoredValue } from '../stored-value.ts';
import { freeName } from './free-name.ts';
import { binFolder, modelsFolder } from './model-folders.ts';
import { newestFirst, readModels } from './read-models.ts';
import { failureIn } from './unsaved-models.ts';

/** Where a model is: among those that can be used, or in the bin. */
export type Place = 'models' | 'bin';

/** What models there are, and which one is in use. It knows of their folders, and changes none. */
export interface ModelList {
  readonly folders: Record<Place, string>;
  all(): Promise<Library>;
  /** @throws FailureError `model-missing` */
  find(id: ModelId, place?: Place): Promise<LibraryModel>;
  /** Puts a new model first, whatever the clock said of it; says of one that is listed what it is now. */
  put(model: LibraryModel): Promise<void>;
  /** Puts a model that is older than today, perhaps, where its age belongs. */
  insert(model: LibraryModel, place?: Place): Promise<void>;
  remove(id: ModelId, place?: Place): Promise<void>;
  /** Puts a model in use until the engine ends. */
  use(id: ModelId): void;
  /** Keeps for the next start that a model is in use; why not, if that cannot be written. */
  keepUse(id: ModelId): Promise<Failure | null>;
  /** A name that no other model has, whatever a person has called theirs. */
  nameFor(base: string): Promise<string>;
  /** @throws FailureError `no-more-room` */
  requireRoom(): Promise<void>;
}

interface Surroundings {
  /** A person's data folder. */
  data: string;
  /** Told of models that are damaged. */
  report: (problem: Failure) => void;
  /**
   * Unless it is said not to: whoever only looks leaves what seems cut short, since an app may be
   * just writing it.
   */
  tidies?: boolean;
}

export function createModelList({ data, report, tidies = true }: Surroundings): ModelList {
  const folders = { models: modelsFolder(data), bin: binFolder(data) };
  const inUse = createStoredValue(
    join(folders.models, 'in-use.json'),
    v.object({ id: v.nullable(ModelId) }),
    { id: null },
  );
  const load = loadOnce(async () => ({
    models: await readModels(folders.models, { report, tidies }),
    bin: await readModels(folders.bin, { report, tidies }),
  }));
  /** Put in use although that could not be kept for the next start. */
  let usedHere: ModelId | null = null;

  async function all(): Promise<Library> {
    const { models, bin } = await load();
    const id = usedHere ?? (await inUse.read()).id;
    const used = models.find((model) => model.id === id) ?? models[0];
    return { models: [...models], bin: [...bin], inUse: used?.id ?? null };
  }

  async function remove(id: ModelId, place: Place = 'models'): Promise<void> {
    const lists = await load();
    lists[place] = lists[place].filter((model) => model.id !== id);
    if (usedHere === id) usedHere = null;
  }

  return {
    folders,
    all,
    remove,
    async find(id, place = 'models') {
      const found = (await load())[place].find((model) => model.id === id);
      if (found) return found;
      throw new FailureError({ code: 'model-missing', path: join(folders[place], id) });
    },
    async put(model) {
      const { models } = await load();
      const at = models.findIndex(({ id }) => id === model.id);
      if (at < 0) models.unshift(model);
      else models[at] = model;
    },
    async insert(model, place = 'models') {
      const list = (await load())[place];
      list.unshift(model);
      list.sort(newestFirst);
    },
    use: (id) => void (usedHere = id),
    keepUse: (id) => failureIn(inUse.write({ id })),
    async nameFor(base) {
      const { models, bin } = await load();
      return freeName(base, new Set([...models, ...bin].map(({ summary }) => summary.name)));
    },
    async requireRoom() {
      const { models, bin } = await load();
      if (models.length + bin.length < MOST_MODELS) return;
      throw new FailureError({ code: 'no-more-room', limit: MOST_MODELS });
    },
  };
}
