import type { Library, LibraryModel, ModelId } from '../../app/contract/models.ts';
import { presetNetwork } from '../../app/core/network/presets.ts';
import { namedRecipe } from '../../app/core/training/recipes.ts';
import type { FakeEngine } from './fake-engine.ts';
import { libraryModelOf, libraryOf } from './samples.ts';

export const CNN_ID = 'model-00000000000a';
export const COPY_ID = 'model-00000000000c';

const quick = presetNetwork('quick');

/** A better one than the MLP of the samples, and the newer one. */
export const cnn: LibraryModel = libraryModelOf(
  {
    name: 'Quick CNN of today',
    parameterCount: 57_754,
    savedAt: '2025-11-24T10:05:00.000Z',
    settings: { network: quick, recipe: namedRecipe('fast', quick.layers) },
    epochsDone: 3,
    test: { loss: 0.041, accuracy: 0.988, count: 1000 },
    lossCurve: [2.3, 0.7, 0.3, 0.2, 0.15, 0.11, 0.09, 0.08],
  },
  { id: CNN_ID },
);

/** The CNN in use, the MLP beside it, and nothing in the bin. */
export const twoModels: Library = libraryOf([cnn, libraryModelOf()]);

/** Makes an engine keep a library, and announce it before it answers. */
export function keepLibrary(engine: FakeEngine, first: Library = twoModels): { library: Library } {
  const kept = { library: first };
  const tellStatus = engine.api.status;
  const done = Promise.resolve({});
  function tell(changes: Partial<Library>): typeof done {
    kept.library = { ...kept.library, ...changes };
    engine.announce('libraryChanged', kept.library);
    return done;
  }
  const take = (from: readonly LibraryModel[], id: ModelId) => ({
    taken: from.filter((model) => model.id === id),
    rest: from.filter((model) => model.id !== id),
  });
  engine.api = {
    ...engine.api,
    status: async (input) => ({ ...(await tellStatus(input)), library: kept.library }),
    useModel: ({ id }) => tell({ inUse: id }),
    saveModel: ({ id }) =>
      tell({
        models: kept.library.models.map((model) =>
          model.id === id ? { id, summary: model.summary, canContinue: true } : model,
        ),
      }),
    renameModel: ({ id, name }) =>
      tell({
        models: kept.library.models.map((model) =>
          model.id === id ? { ...model, summary: { ...model.summary, name } } : model,
        ),
      }),
    duplicateModel: async ({ id }) => {
      const copies = take(kept.library.models, id).taken.map((model) => ({
        ...model,
        id: COPY_ID,
      }));
      await tell({ models: [...copies, ...kept.library.models] });
      return { id: COPY_ID };
    },
    deleteModel: ({ id }) => {
      const { taken, rest } = take(kept.library.models, id);
      return tell({ models: rest, bin: [...taken, ...kept.library.bin] });
    },
    restoreModel: ({ id }) => {
      const { taken, rest } = take(kept.library.bin, id);
      return tell({ models: [...taken, ...kept.library.models], bin: rest });
    },
    emptyBin: () => tell({ bin: [] }),
  };
  return kept;
}
