import * as v from 'valibot';
import { DatasetSummary } from './dataset.ts';
import { PixelGrid, Prediction } from './digit.ts';
import { Failure } from './failures.ts';
import { ModelSummary } from './models.ts';
import {
  TrainingEpoch,
  TrainingOutcome,
  TrainingProgress,
  TrainingRun,
  TrainingSettings,
} from './training.ts';

const Nothing = v.strictObject({});

/** Everything a page needs to draw itself from nothing, after a start as after a reload. */
export const EngineStatus = v.object({
  dataset: v.nullable(DatasetSummary),
  model: v.nullable(ModelSummary),
  /** The run in progress or the last one of this engine. */
  run: v.nullable(TrainingRun),
  /** What was found wrong and should be told once, such as a damaged model that was put aside. */
  problems: v.array(Failure),
});
export type EngineStatus = v.InferOutput<typeof EngineStatus>;

/** A page requests: name, what it sends, what it gets back (or a Failure). */
export const requests = {
  status: { input: Nothing, output: EngineStatus },
  /** Answered when the run has begun; how it goes and ends is announced, so that a reloaded page hears it too. */
  startTraining: { input: TrainingSettings, output: TrainingRun },
  /** Answered when the run has stopped, within one step; stopping when nothing runs is no error. */
  stopTraining: { input: Nothing, output: Nothing },
  /** By the network in training if there is one, else by the saved model. */
  predict: { input: v.strictObject({ pixels: PixelGrid }), output: Prediction },
} as const;

/** The engine announces, to every page that is connected. */
export const announcements = {
  trainingStarted: TrainingRun,
  trainingProgressed: TrainingProgress,
  epochEnded: TrainingEpoch,
  trainingEnded: TrainingOutcome,
  modelChanged: v.nullable(ModelSummary),
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
