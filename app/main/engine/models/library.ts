import { join } from 'node:path';
import * as v from 'valibot';
import type { Announce, EngineApi } from '../../../contract/engine.ts';
import type { Doubt } from '../../../contract/doubt.ts';
import { type Failure, FailureError, failureOf } from '../../../contract/failures.ts';
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
import { removeModel, withoutRemains } from './left-overs.ts';
import { binFolder, modelIdsIn, modelsFolder } from './model-folders.ts';
import { describeSaved, readModel } from './read-model.ts';
import { newestFirst, readModels } from './read-models.ts';
import { modelWithWeights } from './model-with-weights.ts';
import { type SavedModel, saveModel, saveSummary } from './save-model.ts';
import { createUnsavedModels, failureIn } from './unsaved-models.ts';
import { packWeights, sha256 } from './weights.ts';

/** All models of a person. */
export interface ModelLibrary {
  requests: Pick<
    EngineApi,
    | 'useModel'
    | 'saveModel'
    | 'renameModel'
    | 'duplicateModel'
    | 'deleteModel'
    | 'restoreModel'
    | 'emptyBin'
  >;
  list(): Promise<Library>;
  /** @throws FailureError `model-missing` */
  find(id: ModelId): Promise<LibraryModel>;
  folderOf(id: ModelId): string;
  /** All of it, also where it is not saved. @throws FailureError as readModel */
  read(id: ModelId): Promise<SavedModel>;
  /**
   * Shows before a long run whether its model could be saved; what was not saved before is now.
   * @throws FailureError
   */
  prepare(): Promise<void>;
  /**
   * Adds a model and puts it in use. One that cannot be saved is there until the engine ends, and
   * may be saved later.
   */
  add(model: NewModel, how?: HowToAdd): Promise<{ id: ModelId; unsaved: Failure | null }>;
  /**
   * Takes a model from elsewhere, under its name if that is free, and puts it in use. One with the
   * same weights is not taken twice.
   * @throws FailureError `no-more-room`, `disk-full`, `not-writable`; nothing has then changed
   */
  take(model: SavedModel): Promise<{ id: ModelId; isNew: boolean }>;
  /** How the model in use is to be doubted; null where that is not known. */
  doubtInUse(): Promise<Doubt | null>;
  /** Takes a model that turned out to be damaged out of the list; its folder was put aside. */
  forget(id: ModelId): Promise<void>;
  /** Takes a model out of the list if its folder is gone; whether it is. */
  forgetMissing(id: ModelId): Promise<boolean>;
  /** Calls back whenever the list, or what is in use, has changed. */
  onChange(listener: (library: Library) => void): void;
}

/** Without a name: the library gives one that no other has. */
export type NewModel = Omit<SavedModel, 'summary'> & { summary: Omit<ModelSummary, 'name'> };

interface HowToAdd {
  name?: string;
  /** Told when it is saved, however much later. */
  onSaved?: () => Promise<void>;
}

interface Surroundings {
  /** A person's data folder. */
  data: string;
  announce: Announce;
  /** Told of models that are damaged. */
  report: (problem: Failure) => void;
  /**
   * Unless it is said not to: whoever only looks leaves what seems cut short, since an app may be
   * just writing it.
   */
  tidies?: boolean;
}

export function createLibrary({
  data,
  announce,
  report,
  tidies = true,
}: Surroundings): ModelLibrary {
  const [folder, bin] = [modelsFolder(data), binFolder(data)];
  const inUse = createStoredValue(
    join(folder, 'in-use.json'),
    v.object({ id: v.nullable(ModelId) }),
    { id: null },
  );
  const load = loadOnce(async () => ({
    models: await readModels(folder, { report, tidies }),
    bin: await readModels(bin, { report, tidies }),
  }));
  const inTurn = createTurns();
  /** Put in use although that could not be kept for the next start. */
  let usedHere: ModelId | null = null;
  const folderOf = (id: ModelId) => join(folder, id);
  const unsavedModels = createUnsavedModels(folderOf);
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
    const unkept = await failureIn(inUse.write({ id }));
    await announceChange();
    if (unkept) throw new FailureError(unkept);
  }

  /** Whatever a person has called theirs, no two have one name by themselves. */
  async function nameFor(base: string): Promise<string> {
    const { models, bin: deleted } = await load();
    return freeName(base, new Set([...models, ...deleted].map(({ summary }) => summary.name)));
  }

  async function add({ summary, ...model }: NewModel, { name, onSaved }: HowToAdd = {}) {
    const { models } = await load();
    const id = newId('model');
    const named = { ...summary, name: name ?? (await nameFor(summary.settings.network.name)) };
    const whole = { ...model, summary: named };
    unsavedModels.put(id, { model: whole, onSaved });
    const unsaved = await unsavedModels.save(id);
    models.unshift(entryOf(id, whole, unsaved));
    usedHere = id;
    if (!unsaved) await failureIn(inUse.write({ id }));
    await announceChange();
    return { id, unsaved };
  }

  async function take(model: SavedModel): Promise<{ id: ModelId; isNew: boolean }> {
    const { models } = await load();
    const folders = models.map((each) => ({ id: each.id, folder: folderOf(each.id) }));
    const known = await modelWithWeights(sha256(packWeights(model.values)), folders);
    if (known) {
      await use(known);
      return { id: known, isNew: false };
    }
    await requireRoom();
    const id = newId('model');
    const isTaken = models.some(({ summary }) => summary.name === model.summary.name);
    const name = isTaken ? await nameFor(model.summary.name) : model.summary.name;
    const whole = { ...model, summary: { ...model.summary, name } };
    await withoutRemains(folderOf(id), (target) => saveModel(target, whole));
    models.push(entryOf(id, whole, null));
    models.sort(newestFirst);
    await use(id);
    return { id, isNew: true };
  }

  /** @throws FailureError `no-more-room` */
  async function requireRoom(): Promise<void> {
    const { models, bin: deleted } = await load();
    if (models.length + deleted.length < MOST_MODELS) return;
    throw new FailureError({ code: 'no-more-room', limit: MOST_MODELS });
  }

  /** One that is saved already is no error. @throws FailureError `disk-full` or `not-writable` */
  async function save(id: ModelId): Promise<void> {
    await find(id);
    const model = unsavedModels.find(id);
    if (!model) return;
    const unsaved = await unsavedModels.save(id);
    const { models } = await load();
    models[models.findIndex((each) => each.id === id)] = entryOf(id, model, unsaved);
    if (!unsaved && usedHere === id) await failureIn(inUse.write({ id }));
    await announceChange();
    if (unsaved) throw new FailureError(unsaved);
  }

  async function saveAll(): Promise<void> {
    await makeFolder(folder);
    for (const id of unsavedModels.ids()) await failureIn(save(id));
  }

  /** As it is on the disk: another program may have trained the model on. */
  async function summaryOf(id: ModelId): Promise<ModelSummary> {
    return (await describeSaved(folderOf(id))).summary;
  }

  async function renameTo(id: ModelId, name: string): Promise<void> {
    await save(id);
    const summary = { ...(await summaryOf(id)), name };
    await saveSummary(join(folder, id), summary);
    const { models } = await load();
    const place = models.findIndex((model) => model.id === id);
    models[place] = { ...models[place]!, summary };
    await announceChange();
  }

  async function duplicate(id: ModelId): Promise<{ id: ModelId }> {
    await save(id);
    const { canContinue } = await find(id);
    const summary = await summaryOf(id);
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
    if (from === 'models') await save(id);
    await makeFolder(folders[to]);
    await moveFolder(path, join(folders[to], id));
    const [moved] = lists[from].splice(place, 1);
    lists[to].unshift(moved!);
    lists[to].sort(newestFirst);
    if (usedHere === id) usedHere = null;
    await announceChange();
  }

  async function forget(id: ModelId): Promise<void> {
    const { models } = await load();
    const place = models.findIndex((model) => model.id === id);
    if (place >= 0) models.splice(place, 1);
    await announceChange();
  }

  async function forgetMissing(id: ModelId): Promise<boolean> {
    const isListed = (await load()).models.some((model) => model.id === id);
    // What was being moved to the bin is not listed by now.
    if (!isListed || (await isThere(id))) return false;
    await forget(id);
    return true;
  }

  function isThere(id: ModelId): Promise<boolean> {
    return describeSaved(folderOf(id)).then(
      () => true,
      (error: unknown) => failureOf(error).code !== 'model-missing',
    );
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
    add: (model, how) => inTurn(() => add(model, how)),
    take: (model) => inTurn(() => take(model)),
    folderOf,
    read: async (id) => unsavedModels.find(id) ?? readModel(folderOf(id)),
    prepare: () => inTurn(saveAll),
    async doubtInUse() {
      const { models, inUse: id } = await list();
      return models.find((model) => model.id === id)?.summary.doubt ?? null;
    },
    forget: (id) => inTurn(() => forget(id)),
    forgetMissing: (id) => inTurn(() => forgetMissing(id)),
    onChange(listener) {
      listeners.push(listener);
    },
    requests: {
      useModel: ({ id }) => done(() => use(id)),
      saveModel: ({ id }) => done(() => save(id)),
      renameModel: ({ id, name }) => done(() => renameTo(id, name)),
      duplicateModel: ({ id }) => inTurn(() => duplicate(id)),
      deleteModel: ({ id }) => done(() => move(id, 'models', 'bin')),
      restoreModel: ({ id }) => done(() => move(id, 'bin', 'models')),
      emptyBin: () => done(emptyBin),
    },
  };
}

function entryOf(id: ModelId, model: SavedModel, unsaved: Failure | null): LibraryModel {
  const { summary, trainingState } = model;
  return unsaved
    ? { id, summary, canContinue: false, unsaved }
    : { id, summary, canContinue: Boolean(trainingState) };
}
