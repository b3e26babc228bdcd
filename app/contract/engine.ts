import * as v from 'valibot';
import { Catalogue, DatasetWork, DigitFormat } from './catalogue.ts';
import { DatasetId, DatasetSummary, Name } from './dataset.ts';
import { PixelGrid, PixelGrids, Reading } from './digit.ts';
import { ExportResult, ImportOptions, ImportPreview, ImportResult, Ticket } from './exchange.ts';
import { Activations, ClassMeans, NearestSamples, Occlusion } from './explanation.ts';
import { Failure } from './failures.ts';
import { DetailedEvaluation, Library, ModelId } from './models.ts';
import { NetworkDescription } from './network.ts';
import {
  DrawingId,
  DrawingsImport,
  HandCheck,
  HandLesson,
  KeptDrawing,
  NewDrawing,
  People,
  PEOPLE_FORMATS,
  PersonId,
} from './people.ts';
import { Augmentation, Recipe } from './recipe.ts';
import { ClassCounts, SamplesPage, SamplesQuery } from './samples.ts';
import {
  FirstLayer,
  InterruptedRun,
  LearningRate,
  RunEvaluation,
  RunId,
  TrainingEpoch,
  TrainingOutcome,
  TrainingProgress,
  TrainingRun,
  TrainingSettings,
} from './training.ts';

const Nothing = v.strictObject({});
const OfDataset = v.strictObject({ id: DatasetId });
const OfModel = v.strictObject({ id: ModelId });
const OfPerson = v.strictObject({ id: PersonId });
const OfRun = v.strictObject({ id: RunId });

/** Everything a page needs to draw itself from nothing, after a start as after a reload. */
export const EngineStatus = v.object({
  /** The one in use; null if it is missing or damaged. */
  dataset: v.nullable(DatasetSummary),
  library: Library,
  /** The run in progress or the last one of this engine. */
  run: v.nullable(TrainingRun),
  /** What an engine before this one was training when it ended. */
  interrupted: v.nullable(InterruptedRun),
  /** The person's own networks, by name. */
  networks: v.array(NetworkDescription),
  /** Of the last run that was started; null before the first. */
  lastSettings: v.nullable(TrainingSettings),
  people: People,
  /** What was learned of a hand and is neither kept nor discarded yet. */
  lesson: v.nullable(HandLesson),
  /** What was found wrong and should be told once, such as a damaged model that was put aside. */
  problems: v.array(Failure),
});
export type EngineStatus = v.InferOutput<typeof EngineStatus>;

/** What of the engine shows whether it is well, for reports and long tests. */
const Diagnostics = v.object({
  /** The versions of the native library and of its binding. */
  tensorflow: v.string(),
  tfjs: v.string(),
  /** Alive in native memory, constants included. */
  tensors: v.number(),
  /** Small ones that were made once and stay. */
  constants: v.number(),
});

/** A page requests: name, what it sends, what it gets back (or a Failure). */
export const requests = {
  status: { input: Nothing, output: EngineStatus },
  /** Loads TensorFlow, if that has not happened yet. */
  diagnostics: { input: Nothing, output: Diagnostics },
  /** Answered when the run has begun; how it goes and ends is announced, so that a reloaded page hears it too. */
  startTraining: { input: TrainingSettings, output: TrainingRun },
  /** Answered when the run has stopped, within one step; stopping when nothing runs is no error. */
  stopTraining: { input: Nothing, output: Nothing },
  /** Answered when no further step will begin; evaluations and predictions go on. */
  pauseTraining: { input: Nothing, output: Nothing },
  continueTraining: { input: Nothing, output: Nothing },
  /** One more step of a paused run. */
  stepTraining: { input: Nothing, output: Nothing },
  setLearningRate: { input: v.strictObject({ learningRate: LearningRate }), output: Nothing },
  /** Goes on with the interrupted run, from its last checkpoint. */
  resumeRun: { input: OfRun, output: TrainingRun },
  /** Gives the interrupted run up. */
  discardRun: { input: OfRun, output: Nothing },
  /** Trains a model for more epochs, with its optimizer, into a new model. */
  continueModel: {
    input: v.strictObject({ id: ModelId, epochs: Recipe.entries.epochs }),
    output: TrainingRun,
  },
  /** Ends this engine at once, as a power cut would: never answered. */
  pullThePlug: { input: Nothing, output: Nothing },
  /** Of the network that reads drawings; null if there is none. */
  firstLayer: { input: Nothing, output: v.nullable(FirstLayer) },
  /** Milliseconds of a step with these settings on this machine, by a few steps on blank samples. */
  measurePace: {
    input: TrainingSettings,
    output: v.object({ msPerStep: v.number() }),
  },
  /** The same few samples of the dataset in use, changed nine ways: 9 x 784 bytes. */
  previewAugmentation: {
    input: v.strictObject({ augmentation: Augmentation, seed: Recipe.entries.seed }),
    output: v.object({ pixels: v.instance(Uint8Array) }),
  },

  useModel: { input: OfModel, output: Nothing },
  /** Once more, where it could not be saved before. */
  saveModel: { input: OfModel, output: Nothing },
  renameModel: { input: v.strictObject({ id: ModelId, name: Name }), output: Nothing },
  duplicateModel: { input: OfModel, output: OfModel },
  /** Into the bin, from which it can be taken back. */
  deleteModel: { input: OfModel, output: Nothing },
  restoreModel: { input: OfModel, output: Nothing },
  /** For good. */
  emptyBin: { input: Nothing, output: Nothing },
  /** As one file, in the folder that was chosen. */
  exportModel: {
    input: v.strictObject({ id: ModelId, ticket: Ticket }),
    output: v.object({ path: v.string(), bytes: v.number() }),
  },
  /** Takes the model that is in a file, and puts it in use; new unless it was there already. */
  importModel: {
    input: v.strictObject({ ticket: Ticket }),
    output: v.object({ id: ModelId, isNew: v.boolean() }),
  },
  /** On the dataset's test samples. */
  evaluateModel: {
    input: v.strictObject({ id: ModelId, dataset: DatasetId }),
    output: DetailedEvaluation,
  },

  /** Takes the place of the own network of that name, if there is one. */
  saveNetwork: { input: v.strictObject({ network: NetworkDescription }), output: Nothing },
  removeNetwork: { input: v.strictObject({ name: Name }), output: Nothing },

  /**
   * Reads grids, each by itself. By the network in training if there is one, else by what has just
   * learned a hand, else by the model in use; so do the explanations.
   */
  predict: {
    input: v.strictObject({ pixels: PixelGrids }),
    output: v.object({ readings: v.array(Reading) }),
  },

  /** Of the dataset in use. */
  classMeans: { input: Nothing, output: ClassMeans },
  /** The three of the dataset in use that are nearest. */
  nearestSamples: { input: v.strictObject({ pixels: PixelGrid }), output: NearestSamples },
  occlude: { input: v.strictObject({ pixels: PixelGrid }), output: Occlusion },
  activations: { input: v.strictObject({ pixels: PixelGrid }), output: Activations },

  /** Puts the new person in use. */
  addPerson: { input: v.strictObject({ name: Name }), output: OfPerson },
  usePerson: { input: OfPerson, output: Nothing },
  renamePerson: { input: v.strictObject({ id: PersonId, name: Name }), output: Nothing },
  /** With all drawings, for good. */
  removePerson: { input: OfPerson, output: Nothing },
  /** A person's drawings, the newest first. */
  drawings: { input: OfPerson, output: v.object({ drawings: v.array(KeptDrawing) }) },
  /** Keeps a drawing for the person. */
  addDrawing: {
    input: v.strictObject({ person: PersonId, drawing: NewDrawing }),
    output: v.object({ id: DrawingId }),
  },
  removeDrawing: {
    input: v.strictObject({ person: PersonId, drawing: DrawingId }),
    output: Nothing,
  },
  /** Into a new folder in the one that was chosen. */
  exportPerson: {
    input: v.strictObject({ id: PersonId, ticket: Ticket, format: v.picklist(PEOPLE_FORMATS) }),
    output: ExportResult,
  },
  /** Adds the drawings of a JSON file, or of a pair of IDX files, to a person's. */
  importDrawings: {
    input: v.strictObject({ id: PersonId, ticket: Ticket }),
    output: DrawingsImport,
  },
  /** Teaches a copy of the model in use a person's hand. It reads drawings from then on. */
  learnHand: { input: OfPerson, output: HandLesson },
  /** How it goes is announced. Answered at the end. */
  checkHand: { input: OfPerson, output: HandCheck },
  /** Puts what was learned into the library, and in use. */
  keepHand: { input: v.strictObject({ name: Name }), output: OfModel },
  discardHand: { input: Nothing, output: Nothing },

  catalogue: { input: Nothing, output: Catalogue },
  /** The next training learns from this one. */
  useDataset: { input: OfDataset, output: DatasetSummary },
  /** Answered when it has begun; how it goes is announced, and how it ends is in the catalogue. */
  fetchDataset: { input: OfDataset, output: Nothing },
  /** Takes the original files of a known dataset from a folder instead. */
  copyDataset: { input: v.strictObject({ id: DatasetId, ticket: Ticket }), output: Nothing },
  /** Ends whatever is being done with a dataset; what a fetch has got is kept for the next. */
  cancelWork: { input: OfDataset, output: Nothing },
  /** Reads every byte; what it finds is in the catalogue. Answered at the end. */
  verifyDataset: { input: OfDataset, output: Nothing },
  removeDataset: { input: OfDataset, output: Nothing },
  renameDataset: { input: v.strictObject({ id: DatasetId, name: Name }), output: Nothing },

  /** Without options those that fit what is there are found out. */
  previewImport: {
    input: v.strictObject({ ticket: Ticket, options: v.nullable(ImportOptions) }),
    output: ImportPreview,
  },
  /** Answered at the end; the new dataset stands in the catalogue from the beginning. */
  importDataset: {
    input: v.strictObject({ ticket: Ticket, name: Name, options: ImportOptions }),
    output: ImportResult,
  },
  /** Into a new folder in the one that was chosen. */
  exportDataset: {
    input: v.strictObject({ id: DatasetId, ticket: Ticket, format: DigitFormat }),
    output: ExportResult,
  },

  samples: { input: SamplesQuery, output: SamplesPage },
  classCounts: { input: OfDataset, output: ClassCounts },
} as const;

/** The engine announces, to every page that is connected. */
export const announcements = {
  trainingStarted: TrainingRun,
  trainingProgressed: TrainingProgress,
  epochEnded: TrainingEpoch,
  /** A run was paused, or goes on. */
  trainingPaused: v.object({ isPaused: v.boolean() }),
  /** While an evaluation goes on at most ten times a second, and once at its end. */
  evaluationProgressed: RunEvaluation,
  trainingEnded: TrainingOutcome,
  /** What went wrong beside what was asked, such as a checkpoint that could not be written. */
  problemFound: Failure,
  interruptedChanged: v.nullable(InterruptedRun),
  libraryChanged: Library,
  networksChanged: v.array(NetworkDescription),
  /** Null if the one in use is missing or damaged. */
  datasetChanged: v.nullable(DatasetSummary),
  catalogueChanged: Catalogue,
  peopleChanged: People,
  lessonChanged: v.nullable(HandLesson),
  /** Of a check that goes on. */
  handChecked: v.object({ done: v.number(), count: v.number() }),
  workProgressed: v.object({ id: DatasetId, work: DatasetWork }),
} as const;

export type RequestName = keyof typeof requests;
export type RequestInput<Name extends RequestName> = v.InferOutput<
  (typeof requests)[Name]['input']
>;
export type RequestOutput<Name extends RequestName> = v.InferOutput<
  (typeof requests)[Name]['output']
>;
export type AnnouncementName = keyof typeof announcements;
export type Announcement<Name extends AnnouncementName> = v.InferOutput<
  (typeof announcements)[Name]
>;

/** What the engine implements: a function a request. It throws FailureError for known failures. */
export type EngineApi = {
  [Name in RequestName]: (input: RequestInput<Name>) => Promise<RequestOutput<Name>>;
};
export type Announce = <Name extends AnnouncementName>(
  name: Name,
  value: Announcement<Name>,
) => void;
