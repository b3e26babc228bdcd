import type { Doubt } from '../../../contract/doubt.ts';
import type { EngineApi } from '../../../contract/engine.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Loan } from '../dataset/dataset-loans.ts';
import type { Network } from '../network/network.ts';
import { activationsOf } from './activations.ts';
import { nearestSamples } from './nearest-samples.ts';
import { occlude } from './occlude.ts';
import { type SampleSurvey, surveySamples } from './survey-samples.ts';

interface Surroundings {
  networkInUse(): Promise<Network>;
  /** What its readings are judged by. */
  doubtInUse(): Promise<Doubt | null>;
  /** Lends the dataset in use. */
  borrowDataset(): Promise<Loan>;
}

type ExplanationRequest = 'classMeans' | 'nearestSamples' | 'occlude' | 'activations';

/** Answers why a drawing is read as it is. */
export function createExplanations({
  networkInUse,
  doubtInUse,
  borrowDataset,
}: Surroundings): Pick<EngineApi, ExplanationRequest> {
  /** Goes with the dataset that it is about. */
  const surveys = new WeakMap<Dataset, Promise<SampleSurvey>>();

  const readerInUse = async () => {
    const doubt = await doubtInUse();
    // The network last, with nothing to wait for between: another one might take its place.
    return { network: await networkInUse(), doubt };
  };

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
    activations: async ({ pixels }) => activationsOf(await networkInUse(), pixels),
  };
}
