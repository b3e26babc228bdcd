import type { LibraryModel } from '../../contract/models.ts';
import type { Fact } from '../digits/dataset/dataset-facts.ts';
import { datasetNameOf } from '../digits/dataset-name.ts';
import { formatCount, formatMoment, formatLoss } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';
import { networkNameOf } from '../network/network-name.ts';
import { accuracyText } from './accuracy-text.ts';
import { recipeText } from './recipe-text.ts';

/** What there is to know of a model without loading it. */
export function factsOfModel({ summary, unsaved }: LibraryModel): Fact[] {
  const { test, hand } = summary;
  const learned: Fact[] = hand
    ? [
        {
          label: m.modelHand(),
          value: m.modelHandOf({ name: hand.name, count: formatCount(hand.drawings) }),
        },
      ]
    : [];
  const saved: Fact[] = unsaved
    ? []
    : [{ label: m.modelSavedAt(), value: formatMoment(summary.savedAt) }];
  return [
    {
      label: m.modelTest(),
      value: m.modelAccuracy({ ...accuracyText(test) }),
      more: m.modelTestMore({ count: formatCount(test.count) }),
    },
    { label: m.modelLoss(), value: formatLoss(test.loss) },
    { label: m.modelDataset(), value: datasetNameOf(summary.dataset) },
    { label: m.modelNetwork(), value: networkNameOf(summary.settings.network.name) },
    { label: m.modelRecipe(), value: recipeText(summary) },
    ...learned,
    { label: m.modelParameters(), value: formatCount(summary.parameterCount) },
    ...saved,
  ];
}
