import { join } from 'node:path';
import * as v from 'valibot';
import type { Announce, EngineApi } from '../../../contract/engine.ts';
import type { Doubt } from '../../../contract/doubt.ts';
import { type Failure, FailureError } from '../../../contract/failures.ts';
import {
  type Library,
  type LibraryModel,
  ModelId,
  type ModelSummary,
  MOST_MODELS,
} from '../../../contract/models.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { moveFolder } from '../../files/move-folder.ts';
import { createTurns } from '../in-turn.ts';
import { loadOnce } from '../load-once.ts';
import { newId } from '../new-id.ts';
import { createStoredValue } from '../stored-value.ts';
import { copyModel } from './copy-model.ts';
import { freeName } from './free-name.ts';
import { removeModel } from './left-overs.ts';
import { binFolder, modelIdsIn, modelsFolder } from './model-folders.ts';
import { newestFirst, readModels } from './read-models.ts';
import { describeSaved } from './read-model.ts';
import { type SavedModel, saveModel, saveSummary } from './save-model.ts';
import { packWeights, sha256 } from './weights.ts';

/** All models of a person. */
export interface ModelLibrary {
  requests: Pick<
    EngineApi,
    'useModel' | 'renameModel' | 'duplicateModel' | 'deleteModel' | 'restoreModel' | 'emptyBin'
  >;
  list(): Promise<Library>;
  /** @throws FailureError `model-missing` */
  find(id: ModelId): Promise<LibraryModel>;
  folderOf(id: ModelId): string;
  /** Shows before a long run whether its model could be saved. @throws FailureError */
  prepare(): Promise<void>;
  /**
   * Adds a model, under this name if there is one, and puts it in use. One that cannot be saved is
   * there until the engine ends.
   */
  add(model: NewModel, name?: string): Promise<{ id: ModelId; unsaved: Failure | null }>;
  /**
   * Takes a model from elsewhere, under its name if that is free, and puts it in use. One with the
   * same weights is not taken twice.
   * @throws FailureError `no-more-room`, `disk-full`, `not-writable`; nothing has then changed
   */
  take(model: SavedModel): Promise<{ id: ModelId; isNew: boolean }>;
  /** How the model in use is to be doubted; null where that is not known. */
  doubtInUse(): Promise<Doubt | null>;
  /** Takes a model that turned out to be damaged out of the list; its folder was put aside. */
  forget(id: ModelId): void;
  /** Calls back whenever the list, or what is in use, has changed. */
  onChange(listener: (library: Library) => void): void;
}

/** Without a name: the library gives one that no other has. */
export type NewModel = Omit<SavedModel, 'summary'> & { summary: Omit<ModelSummary, 'name'> };

interface Surroundings {
  /** A person's data folder. */
  data: string;
  announce: Announce;
  /** Told of models that are damaged. */
  report: (problem: Failure) => void;
}

export function createLibrary({ data, announce, report }: Surroundings): ModelLibrary {
  const [folder, bin] = [modelsFolder(data), binFolder(data)];
  const inUse = createStoredValue(
    join(folder, 'in-use.json'),
    v.object({ id: v.nullable(ModelId) }),
    { id: null },
  );
  const load = loadOnce(async () => ({
    models: await readModels(folder, report),
    bin: await readModels(bin, report),
  }));
  const inTurn = createTurns();
  /** Put in use although that could not be kept for the next start. */
  let usedHere: ModelId | null = null;
  const listeners: ((library: Library) => void)[] = [];

  async function list(): Promise<Library> {
    const { models, bin: deleted } = await load();
    const id = usedHere ?? (await inUse.read()).id;
    const used = models.find((model) => model.id === id) ?? models[0];
    return { models: [...models], bin: [...deleted], inUse: used?.id ?? null };
  }

  async function announceChange(): Promise<void> {
    const changed = await list();
    announce('libraryChanged', changed);
    for (const listener of listeners) listener(changed);
  }

  async function find(id: ModelId): Promise<LibraryModel> {
    const found = (await load()).models.find((model) => model.id === id);
    if (found) return found;
    throw new FailureError({ code: 'model-missing', path: join(folder, id) });
  }

  async function use(id: ModelId): Promise<void> {
    await find(id);
    usedHere = id;
    await inUse.write({ id });
    await announceChange();
  }

  /** Whatever a person has called theirs, no two have one name by themselves. */
  async function nameFor(base: string): Promise<string> {
    const { models, bin: deleted } = await load();
    return freeName(base, new Set([...models, ...deleted].map(({ summary }) => summary.name)));
  }

  async function add({ summary, ...model }: NewModel, wanted?: string) {
    const { models } = await load();
    const id = newId('model');
    const name = wanted ?? (await nameFor(summary.settings.network.name));
    const named = { ...summary, name };
    const unsaved = await failureIn(saveModel(join(folder, id), { ...model, summary: named }));
    models.unshift({ id, summary: named, canContinue: Boolean(model.trainingState) && !unsaved });
    usedHere = id;
    if (!unsaved) await failureIn(inUse.write({ id }));
    await announceChange();
    return { id, unsaved };
  }

  async function take(model: SavedModel): Promise<{ id: ModelId; isNew: boolean }> {
    const { models } = await load();
    const known = await withWeights(sha256(packWeights(model.values)));
    if (known) {
      await use(known);
      return { id: known, isNew: false };
    }
    await requireRoom();
    const id = newId('model');
    const isTaken = models.some(({ summary }) => summary.name === model.summary.name);
    const name = isTaken ? await nameFor(model.summary.name) : model.summary.name;
    const summary = { ...model.summary, name };
    await withoutRemains(join(folder, id), (target) => saveModel(target, { ...model, summary }));
    models.push({ id, summary, canContinue: Boolean(model.trainingState) });
    models.sort(newestFirst);
    await use(id);
    return { id, isNew: true };
  }

  /** The model of the list with these weights. */
  async function withWeights(hash: string): Promise<ModelId | null> {
    for (const { id } of (await load()).models) {
      // One that cannot be read now is not the one that was.
      const saved = await describeSaved(join(folder, id)).catch(() => null);
      if (saved?.weightsSha256 === hash) return id;
    }
    return null;
  }

  async function requireRoom(): Promise<void> {
    const { models, bin: deleted } = await load();
    if (models.length + deleted.length < MOST_MODELS) return;
    throw new FailureError({ code: 'no-more-room', limit: MOST_MODELS });
  }

  async function renameTo(id: ModelId, name: string): Promise<void> {
    const summary = { ...(await find(id)).summary, name };
    await saveSummary(join(folder, id), summary);
    const { models } = await load();
    const place = models.findIndex((model) => model.id === id);
    models[place] = { ...models[place]!, summary };
    await announceChange();
  }

  async function duplicate(id: ModelId): Promise<{ id: ModelId }> {
    const { summary, canContinue } = await find(id);
    await requireRoom();
    const { models } = await load();
    const copy = newId('model');
    const named = { ...summary, name: await nameFor(summary.name) };
    await withoutRemains(join(folder, copy), (to) => copyModel(join(folder, id), to, named));
    models.unshift({ id: copy, summary: named, canContinue });
    await announceChange();
    return { id: copy };
  }

  /** From one of the two lists, and folders, to the other. */
  async function move(id: ModelId, from: 'models' | 'bin', to: 'models' | 'bin'): Promise<void> {
    const lists = await load();
    const folders = { models: folder, bin };
    const place = lists[from].findIndex((model) => model.id === id);
    const path = join(folders[from], id);
    if (place < 0) throw new FailureError({ code: 'model-missing', path });
    await makeFolder(folders[to]);
    await moveFolder(path, join(folders[to], id));
    const [moved] = lists[from].splice(place, 1);
    lists[to].unshift(moved!);
    lists[to].sort(newestFirst);
    if (usedHere === id) usedHere = null;
    await announceChange();
  }

  async function emptyBin(): Promise<void> {
    for (const id of await modelIdsIn(bin)) await removeModel(join(bin, id));
    (await load()).bin.length = 0;
    await announceChange();
  }

  /** A request that has nothing to answer but that it was done. */
  const done = (work: () => Promise<void>) => inTurn(work).then(() => ({}));

  return {
    list,
    find,
    add: (model, name) => inTurn(() => add(model, name)),
    take: (model) => inTurn(() => take(model)),
    folderOf: (id) => join(folder, id),
    prepare: () => makeFolder(folder),
    async doubtInUse() {
      const { models, inUse: id } = await list();
      return models.find((model) => model.id === id)?.summary.doubt ?? null;
    },
    forget(id) {
      void load().then(({ models }) => {
        const place = models.findIndex((model) => model.id === id);
        if (place >= 0) models.splice(place, 1);
        return announceChange();
      });
    },
    onChange(listener) {
      listeners.push(listener);
    },
    requests: {
      useModel: ({ id }) => done(() => use(id)),
      renameModel: ({ id, name }) => done(() => renameTo(id, name)),
      duplicateModel: ({ id }) => inTurn(() => duplicate(id)),
      deleteModel: ({ id }) => done(() => move(id, 'models', 'bin')),
      restoreModel: ({ id }) => done(() => move(id, 'bin', 'models')),
      emptyBin: () => done(emptyBin),
    },
  };
}

/** Makes a model's folder, whole or not at all. */
async function withoutRemains(
  folder: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  try {
    await make(folder);
  } catch (error) {
    await removeModel(folder);
    throw error;
  }
}

/** A full disk must not cost the network that was just trained. */
async function failureIn(work: Promise<void>): Promise<Failure | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
}
