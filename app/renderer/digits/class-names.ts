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
