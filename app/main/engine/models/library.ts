import { join } from 'node:path';
import type { Announce, EngineApi } from '../../../contract/engine.ts';
import type { Doubt } from '../../../contract/doubt.ts';
import { type Failure, FailureError, failureOf } from '../../../contract/failures.ts';
import type { Library, LibraryModel, ModelId, ModelSummary } from '../../../contract/models.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { moveFolder } from '../../files/move-folder.ts';
import { createTurns } from '../in-turn.ts';
import { newId } from '../new-id.ts';
import { copyModel } from './copy-model.ts';
import { removeModel, withoutRemains } from './left-overs.ts';
import { modelIdsIn } from './model-folders.ts';
import { createModelList, type Place } from './model-list.ts';
import { modelWithWeights } from './model-with-weights.ts';
import { describeSaved, readModel } from './read-model.ts';
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
  /** As of the list of models. */
  tidies?: boolean;
}

export function createLibrary({ announce, ...surroundings }: Surroundings): ModelLibrary {
  const models = createModelList(surroundings);
  const inTurn = createTurns();
  const folderOf = (id: ModelId) => join(models.folders.models, id);
  const unsavedModels = createUnsavedModels(folderOf);
  const listeners: ((library: Library) => void)[] = [];

  async function announceChange(): Promise<void> {
    const changed = await models.all();
    announce('libraryChanged', changed);
    for (const listener of listeners) listener(changed);
  }

  async function use(id: ModelId): Promise<void> {
    await models.find(id);
    models.use(id);
    const unkept = await models.keepUse(id);
    await announceChange();
    if (unkept) throw new FailureError(unkept);
  }

  async function add({ summary, ...model }: NewModel, { name, onSaved }: HowToAdd = {}) {
    const id = newId('model');
    const given = name ?? (await models.nameFor(summary.settings.network.name));
    const whole = { ...model, summary: { ...summary, name: given } };
    unsavedModels.put(id, { model: whole, onSaved });
    const unsaved = await unsavedModels.save(id);
    await models.put(entryOf(id, whole, unsaved));
    models.use(id);
    if (!unsaved) await models.keepUse(id);
    await announceChange();
    return { id, unsaved };
  }

  async function take(model: SavedModel): Promise<{ id: ModelId; isNew: boolean }> {
    const { models: others } = await models.all();
    const folders = others.map((each) => ({ id: each.id, folder: folderOf(each.id) }));
    const known = await modelWithWeights(sha256(packWeights(model.values)), folders);
    if (known) {
      await use(known);
      return { id: known, isNew: false };
    }
    await models.requireRoom();
    const id = newId('model');
    const isTaken = others.some(({ summary }) => summary.name === model.summary.name);
    const name = isTaken ? await models.nameFor(model.summary.name) : model.summary.name;
    const whole = { ...model, summary: { ...model.summary, name } };
    await withoutRemains(folderOf(id), (target) => saveModel(target, whole));
    await models.insert(entryOf(id, whole, null));
    await use(id);
    return { id, isNew: true };
  }

  /** One that is saved already is no error. @throws FailureError `disk-full` or `not-writable` */
  async function save(id: ModelId): Promise<void> {
    await models.find(id);
    const model = unsavedModels.find(id);
    if (!model) return;
    const unsaved = await unsavedModels.save(id);
    await models.put(entryOf(id, model, unsaved));
    const { inUse } = await models.all();
    if (!unsaved && inUse === id) await models.keepUse(id);
    await announceChange();
    if (unsaved) throw new FailureError(unsaved);
  }

  async function saveAll(): Promise<void> {
    await makeFolder(models.folders.models);
    for (const id of unsavedModels.ids()) await failureIn(save(id));
  }

  /** As it is on the disk: another program may have trained the model on. */
  async function summaryOf(id: ModelId): Promise<ModelSummary> {
    return (await describeSaved(folderOf(id))).summary;
  }

  async function renameTo(id: ModelId, name: string): Promise<void> {
    await save(id);
    const summary = { ...(await summaryOf(id)), name };
    await saveSummary(folderOf(id), summary);
    await models.put({ ...(await models.find(id)), summary });
    await announceChange();
  }

  async function duplicate(id: ModelId): Promise<{ id: ModelId }> {
    await save(id);
    const { canContinue } = await models.find(id);
    const summary = await summaryOf(id);
    await models.requireRoom();
    const copy = newId('model');
    const named = { ...summary, name: await models.nameFor(summary.name) };
    await withoutRemains(folderOf(copy), (to) => copyModel(folderOf(id), to, named));
    await models.put({ id: copy, summary: named, canContinue });
    await announceChange();
    return { id: copy };
  }

  async function move(id: ModelId, from: Place, to: Place): Promise<void> {
    await models.find(id, from);
    if (from === 'models') await save(id);
    const moved = await models.find(id, from);
    await makeFolder(models.folders[to]);
    await moveFolder(join(models.folders[from], id), join(models.folders[to], id));
    await models.remove(id, from);
    await models.insert(moved, to);
    await announceChange();
  }

  async function forget(id: ModelId): Promise<void> {
    await models.remove(id);
    await announceChange();
  }

  async function forgetMissing(id: ModelId): Promise<boolean> {
    const { models: listed } = await models.all();
    // What was being moved to the bin is not listed by now.
    if (!listed.some((model) => model.id === id) || (await isThere(id))) return false;
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
    const { bin } = models.folders;
    for (const id of await modelIdsIn(bin)) {
      await removeModel(join(bin, id));
      await models.remove(id, 'bin');
    }
    await announceChange();
  }

  /** A request that has nothing to answer but that it was done. */
  const done = (work: () => Promise<void>) => inTurn(work).then(() => ({}));

  return {
    list: models.all,
    find: models.find,
    add: (model, how) => inTurn(() => add(model, how)),
    take: (model) => inTurn(() => take(model)),
    folderOf,
    read: async (id) => unsavedModels.find(id) ?? readModel(folderOf(id)),
    prepare: () => inTurn(saveAll),
    async doubtInUse() {
      const { models: listed, inUse: id } = await models.all();
      return listed.find((model) => model.id === id)?.summary.doubt ?? null;
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
