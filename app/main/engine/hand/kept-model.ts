import type { Doubt } from '../../../contract/doubt.ts';
import type { ModelSummary } from '../../../contract/models.ts';
import type { Loan } from '../dataset/dataset-loans.ts';
import { measureDoubt } from '../doubt/measure-doubt.ts';
import type { NewModel } from '../models/library.ts';
import { createNetwork } from '../network/network.ts';
import type { Taught } from './teach-copy.ts';

/**
 * What to save of a lesson: the model with what it learned, its doubt measured anew, for which what
 * the person drew is known too. Its training cannot be continued: the optimizer's state was that of
 * other weights.
 */
export async function keptModel(
  taught: Taught,
  base: ModelSummary,
  borrowDataset: () => Promise<Loan>,
): Promise<NewModel> {
  const { lesson, network } = taught;
  const [layers, values] = [network.layers, network.values()];
  const { name, drawings, model } = lesson;
  const hand = { name, drawings, copyOf: model };
  const savedAt = new Date().toISOString();
  // Where that of the model was never measured, nobody misses it.
  const doubt = base.doubt && (await doubtOf({ layers, values }, taught, base, borrowDataset));
  return { summary: { ...base, savedAt, test: lesson.after, hand, doubt }, layers, values };
}

/** Of a copy: the lesson may end meanwhile. Null if the digits in use have other classes by now. */
async function doubtOf(
  { layers, values }: Pick<NewModel, 'layers' | 'values'>,
  { own }: Taught,
  base: ModelSummary,
  borrowDataset: () => Promise<Loan>,
): Promise<Doubt | null> {
  const { dataset, giveBack } = await borrowDataset();
  const copy = createNetwork(layers, values);
  const { recipe } = base.settings;
  try {
    if (dataset.summary.classes.length !== base.dataset.classes.length) return null;
    return await measureDoubt(copy, { dataset, recipe, known: own.images });
  } finally {
    copy.free();
    giveBack();
  }
}
