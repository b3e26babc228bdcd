import { type DatasetSummary, DIGIT_CLASSES } from '../../contract/dataset.ts';
import { m } from '../i18n/messages.ts';

/** Zalando's names, in the order of the labels. */
const FASHION = [
  m.digitsClassTShirt,
  m.digitsClassTrouser,
  m.digitsClassPullover,
  m.digitsClassDress,
  m.digitsClassCoat,
  m.digitsClassSandal,
  m.digitsClassShirt,
  m.digitsClassSneaker,
  m.digitsClassBag,
  m.digitsClassAnkleBoot,
];

/** The names of a dataset's classes on screen: what the app knows in the page's language. */
export function classNamesOf(id: string, classes: readonly string[]): readonly string[] {
  if (id !== 'fashion-mnist') return classes;
  return classes.map((name, label) => FASHION[label]?.() ?? name);
}

/** What the classes of the network that answers are called; before there is one, of the digits in use. */
export function classNamesInUse(training: {
  learnedFrom: DatasetSummary | null;
  dataset: DatasetSummary | null;
}): readonly string[] {
  const learnedFrom = training.learnedFrom ?? training.dataset;
  return learnedFrom ? classNamesOf(learnedFrom.id, learnedFrom.classes) : DIGIT_CLASSES;
}

/** A label in words; as a number where another network's classes are shown for a moment. */
export function classNameOf(classes: readonly string[], label: number): string {
  return classes[label] ?? String(label);
}
