import type {
  Announcement,
  AnnouncementName,
  EngineApi,
  RequestName,
} from '../../app/contract/engine.ts';
import type { CatalogueEntry } from '../../app/contract/catalogue.ts';
import type { DatasetId } from '../../app/contract/dataset.ts';
import { FailureError, failureOf } from '../../app/contract/failures.ts';
import type { Envelope, Wire } from '../../app/contract/wire.ts';
import {
  catalogueOf,
  classCountsOf,
  previewOf,
  samplesPageOf,
  OWN_ID,
  summaryOf,
} from './datasets.ts';
import { drawnDigits } from './drawn-digits.ts';
import { firstLayerOf } from './first-layer.ts';
import { activationsOf, nearestSamplesOf, occlusionOf } from './explanations.ts';
import { keptDrawings, lessonOf, PERSON_ID, TEN_CHECKED } from './people.ts';
import { reliabilityOf } from './reliability.ts';
import {
  dataset,
  evaluationOf,
  MODEL_ID,
  readingsOf,
  runOf,
  status,
  testResult,
} from './samples.ts';

/** An engine without TensorFlow: it answers as it is told to, and announces what it is told to. */
export class FakeEngine {
  readonly requests: { name: RequestName; input: unknown }[] = [];
  api: EngineApi;
  #wires: Wire[] = [];

  constructor(api: Partial<EngineApi> = {}) {
    this.api = {
      status: () => Promise.resolve(status),
      diagnostics: () =>
        Promise.resolve({ tensorflow: '2.21.0', tfjs: '4.22.0', tensors: 120, constants: 80 }),
      startTraining: () => Promise.resolve(runOf()),
      stopTraining: () => Promise.resolve({}),
      pauseTraining: () => Promise.resolve({}),
      continueTraining: () => Promise.resolve({}),
      stepTraining: () => Promise.resolve({}),
      setLearningRate: () => Promise.resolve({}),
      resumeRun: ({ id }) => Promise.resolve(runOf({ id })),
      discardRun: () => Promise.resolve({}),
      continueModel: () => Promise.resolve(runOf()),
      pullThePlug: () => new Promise(() => undefined),
      firstLayer: () => Promise.resolve(firstLayerOf()),
      measurePace: () => Promise.resolve({ msPerStep: 6.1 }),
      previewAugmentation: () => Promise.resolve({ pixels: drawnDigits(9) }),
      useModel: () => Promise.resolve({}),
      saveModel: () => Promise.resolve({}),
      renameModel: () => Promise.resolve({}),
      duplicateModel: () => Promise.resolve({ id: 'model-ba9876543210' }),
      deleteModel: () => Promise.resolve({}),
      restoreModel: () => Promise.resolve({}),
      emptyBin: () => Promise.resolve({}),
      exportModel: () => Promise.resolve({ path: '/home/lin/mlp.digitmodel', bytes: 1_630_000 }),
      importModel: () => Promise.resolve({ id: MODEL_ID, isNew: true }),
      evaluateModel: () => {
        const { confusion } = evaluationOf();
        return Promise.resolve({ ...testResult, confusion, reliability: reliabilityOf() });
      },
      saveNetwork: () => Promise.resolve({}),
      removeNetwork: () => Promise.resolve({}),
      predict: ({ pixels }) => Promise.resolve({ readings: readingsOf(pixels, 7) }),
      classMeans: () => Promise.resolve({ pixels: drawnDigits(10) }),
      nearestSamples: () => Promise.resolve(nearestSamplesOf(7)),
      occlude: () => Promise.resolve(occlusionOf(7)),
      activations: () => Promise.resolve(activationsOf()),
      addPerson: () => Promise.resolve({ id: PERSON_ID }),
      usePerson: () => Promise.resolve({}),
      renamePerson: () => Promise.resolve({}),
      removePerson: () => Promise.resolve({}),
      drawings: () => Promise.resolve({ drawings: keptDrawings(10) }),
      addDrawing: () => Promise.resolve({ id: 'drawing-0123456789ab' }),
      removeDrawing: () => Promise.resolve({}),
      exportPerson: () =>
        Promise.resolve({ folder: '/home/lin/Digits/Lin', files: 1, bytes: 12_345 }),
      importDrawings: () => Promise.resolve({ added: 10, passedOver: 0 }),
      learnHand: ({ id }) => Promise.resolve(lessonOf({ person: id })),
      checkHand: () => Promise.resolve(TEN_CHECKED),
      keepHand: () => Promise.resolve({ id: 'model-ba9876543210' }),
      discardHand: () => Promise.resolve({}),
      catalogue: () => Promise.resolve(catalogueOf()),
      useDataset: async ({ id }) => summaryOf(await this.#entryOf(id)),
      fetchDataset: () => Promise.resolve({}),
      copyDataset: () => Promise.resolve({}),
      cancelWork: () => Promise.resolve({}),
      verifyDataset: () => Promise.resolve({}),
      removeDataset: () => Promise.resolve({}),
      renameDataset: () => Promise.resolve({}),
      previewImport: ({ options }) => Promise.resolve(previewOf(options ? { options } : {})),
      importDataset: ({ name }) =>
        Promise.resolve({
          dataset: { ...dataset, id: OWN_ID, name },
          problems: [],
          problemCount: 0,
        }),
      exportDataset: ({ id }) =>
        Promise.resolve({ folder: `/home/lin/Digits/${id}`, files: 4, bytes: 7_850_048 }),
      samples: async (query) => samplesPageOf(query, await this.#entryOf(query.id)),
      classCounts: async ({ id }) => classCountsOf(await this.#entryOf(id)),
      ...api,
    };
  }

  connect(wire: Wire): void {
    this.#wires.push(wire);
    wire.onMessage((message) => void this.#answer(wire, message as Envelope));
  }

  announce<Name extends AnnouncementName>(name: Name, value: Announcement<Name>): void {
    for (const wire of this.#wires) wire.send({ kind: 'announcement', name, value });
  }

  /** The entry of the catalogue that the engine tells at this moment. */
  async #entryOf(id: DatasetId): Promise<CatalogueEntry> {
    const { entries } = await this.api.catalogue({});
    const entry = entries.find((each) => each.id === id);
    if (!entry) throw new FailureError({ code: 'dataset-missing', path: id });
    return entry;
  }

  /** As when the process is killed: nothing more comes, not even answers. */
  die(): void {
    for (const wire of this.#wires) wire.close();
    this.#wires = [];
  }

  async #answer(wire: Wire, envelope: Envelope): Promise<void> {
    if (envelope.kind !== 'request') return;
    const name = envelope.name as RequestName;
    this.requests.push({ name, input: envelope.input });
    let reply: Envelope;
    try {
      const output: unknown = await this.api[name](envelope.input as never);
      reply = { kind: 'answer', id: envelope.id, output };
    } catch (error) {
      reply = { kind: 'refusal', id: envelope.id, failure: failureOf(error) };
    }
    if (this.#wires.includes(wire)) wire.send(reply);
  }
}
