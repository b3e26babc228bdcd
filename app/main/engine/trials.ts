import type { DatasetId } from '../../contract/dataset.ts';
import type { EngineApi } from '../../contract/engine.ts';
import { FailureError } from '../../contract/failures.ts';
import type { ModelId } from '../../contract/models.ts';
import { augmentationFor } from './augmentation/augmentation-for.ts';
import { augmentForPreview } from './augmentation/augment-for-preview.ts';
import type { Datasets } from './dataset/datasets.ts';
import { requireSameClasses } from './dataset/require-same-classes.ts';
import type { ModelLibrary } from './models/library.ts';
import { tidy } from './ops/tidy.ts';
import { createNetwork } from './network/network.ts';
import { evaluateInDetail } from './prediction/evaluate-in-detail.ts';
import { measurePace } from './training/measure-pace.ts';

/** What a page may try out without changing anything. */
type Trials = Pick<EngineApi, 'evaluateModel' | 'measurePace' | 'previewAugmentation'>;

/** How many samples a preview of the augmentation shows. */
const PREVIEWED = 9;

/** The first of each class, beginning with the ones: they, the sevens and the nines have styles. */
function shownSamples(labels: Uint8Array): Int32Array {
  const classes = [...new Set(labels)].sort((a, b) => a - b);
  const ordered = [...classes.slice(1), classes[0]!];
  return Int32Array.from({ length: PREVIEWED }, (_, place) => {
    const label = ordered[place % ordered.length]!;
    return labels.indexOf(label);
  });
}

interface Surroundings {
  datasets: Datasets;
  library: ModelLibrary;
  isTraining: () => boolean;
}

export function createTrials({ datasets, library, isTraining }: Surroundings): Trials {
  async function evaluateModel(id: ModelId, datasetId: DatasetId) {
    const { summary, layers, values } = await library.read(id);
    const { dataset, giveBack } = await datasets.borrow(datasetId);
    try {
      requireSameClasses(summary.dataset, dataset.summary);
      const network = createNetwork(layers, values);
      return await evaluateInDetail(network, summary.doubt, dataset).finally(network.free);
    } finally {
      giveBack();
    }
  }

  return {
    evaluateModel: ({ id, dataset }) => evaluateModel(id, dataset),
    async measurePace(settings) {
      // Beside a run neither of the two would be measured.
      if (isTraining()) throw new FailureError({ code: 'training-busy' });
      const { dataset, giveBack } = await datasets.borrow();
      try {
        const { classes } = dataset.summary;
        return { msPerStep: await measurePace(settings, classes, isTraining) };
      } finally {
        giveBack();
      }
    },
    async previewAugmentation({ augmentation, seed }) {
      const { dataset, giveBack } = await datasets.borrow();
      try {
        const { train, summary } = dataset;
        const shown = shownSamples(train.labels);
        const pixels = tidy(() =>
          augmentForPreview(
            augmentationFor(augmentation, summary.classes),
            train.batch(shown).images,
            shown.map((index) => train.labels[index]!),
            seed,
          ),
        );
        return { pixels };
      } finally {
        giveBack();
      }
    },
  };
}
