import type { EngineApi } from '../../../contract/engine.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Loan } from '../dataset/dataset-loans.ts';
import { activationsOf } from './activations.ts';
import { nearestSamples } from './nearest-samples.ts';
import { occlude, type ReaderInUse } from './occlude.ts';
import { type SampleSurvey, surveySamples } from './survey-samples.ts';

interface Surroundings {
  readerInUse: ReaderInUse;
  /** Lends the dataset in use. */
  borrowDataset(): Promise<Loan>;
}

type ExplanationRequest = 'classMeans' | 'nearestSamples' | 'occlude' | 'activations';

/** Answers why a drawing is read as it is. */
export function createExplanations({
  readerInUse,
  borrowDataset,
}: Surroundings): Pick<EngineApi, ExplanationRequest> {
  /** Goes with the dataset that it is about. */
  const surveys = new WeakMap<Dataset, Promise<SampleSurvey>>();

  function surveyOf(dataset: Dataset): Promise<SampleSurvey> {
    let survey = surveys.get(dataset);
    if (!survey) {
      survey = surveySamples(dataset.train);
      surveys.set(dataset, survey);
      survey.catch(() => surveys.delete(dataset));
    }
    return survey;
  }

  async function withDataset<Result>(work: (dataset: Dataset) => Promise<Result>): Promise<Result> {
    const loan = await borrowDataset();
    try {
      return await work(loan.dataset);
    } finally {
      loan.giveBack();
    }
  }

  return {
    classMeans: () =>
      withDataset(async (dataset) => ({ pixels: (await surveyOf(dataset)).means.slice() })),
    nearestSamples: ({ pixels }) =>
      withDataset(async (dataset) =>
        nearestSamples(dataset.train, await surveyOf(dataset), pixels),
      ),
    occlude: ({ pixels }) => occlude(readerInUse, pixels),
    activations: async ({ pixels }) => activationsOf((await readerInUse()).network, pixels),
  };
}
