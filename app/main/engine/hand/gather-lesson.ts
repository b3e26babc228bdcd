import type { DatasetId } from '../../../contract/dataset.ts';
import { FailureError } from '../../../contract/failures.ts';
import type { LibraryModel } from '../../../contract/models.ts';
import type { Layer } from '../../../contract/network.ts';
import { FEWEST_TO_LEARN, type PersonId } from '../../../contract/people.ts';
import type { Loan } from '../dataset/dataset-loans.ts';
import { requireSameClasses } from '../dataset/require-same-classes.ts';
import type { ModelLibrary } from '../models/library.ts';
import type { ModelInUse } from '../models/model-in-use.ts';
import type { PeopleStore } from '../people/people.ts';
import type { StoredDrawing } from '../people/stored-drawing.ts';
import { gridsOfInks } from './grids-of-inks.ts';
import { HAND_SEED, type HandMaterial } from './learn-hand.ts';
import { schoolingOf } from './schooling.ts';

export interface LessonSources {
  people: Pick<PeopleStore, 'drawingsOf'>;
  library: ModelLibrary;
  modelInUse: ModelInUse;
  borrowDataset: (id?: DatasetId) => Promise<Loan>;
}

/** Whose hand is to be learned, by which model, beside which samples. */
export interface LessonParts {
  person: { id: PersonId; name: string };
  drawings: readonly StoredDrawing[];
  /** With the drawings as the network sees them. */
  material: HandMaterial;
  model: LibraryModel;
  layers: readonly Layer[];
  /** The model's parameters. */
  values: readonly Float32Array[];
  /** To be given back. */
  loan: Loan;
}

/**
 * Brings together what a person's hand is learned from.
 * @throws FailureError `person-missing`, `too-few-drawings`, `no-model`, `classes-differ`,
 *   `request-invalid` for a label that is no class of the model, and as reading all of it
 */
export async function gatherLesson(
  id: PersonId,
  { people, library, modelInUse, borrowDataset }: LessonSources,
  signal: AbortSignal,
): Promise<LessonParts> {
  const { name, drawings } = await people.drawingsOf(id);
  if (drawings.length < FEWEST_TO_LEARN) {
    throw new FailureError({ code: 'too-few-drawings', needed: FEWEST_TO_LEARN });
  }
  const { inUse } = await library.list();
  if (inUse === null) throw new FailureError({ code: 'no-model' });
  const model = await library.find(inUse);
  const classCount = model.summary.dataset.classes.length;
  requireClasses(drawings, classCount);
  const images = await gridsOfInks(
    drawings.map(({ ink }) => ink),
    signal,
  );
  const own = { images, labels: Uint8Array.from(drawings, ({ label }) => label) };
  const loan = await borrowDataset();
  try {
    requireSameClasses(model.summary.dataset, loan.dataset.summary);
    const network = await modelInUse.network();
    const [layers, values] = [network.layers, network.values()];
    const schooling = schoolingOf(model.summary);
    const material = { own, replay: loan.dataset.train, schooling, seed: HAND_SEED };
    return { person: { id, name }, drawings, material, model, layers, values, loan };
  } catch (error) {
    loan.giveBack();
    throw error;
  }
}

function requireClasses(drawings: readonly StoredDrawing[], classCount: number): void {
  const strange = drawings.find(({ label }) => label >= classCount);
  if (!strange) return;
  const detail = `the model tells ${classCount} classes apart, ${strange.label} is none`;
  throw new FailureError({ code: 'request-invalid', detail });
}
