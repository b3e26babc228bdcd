import type { CatalogueEntry, DatasetOrigin } from '../../../contract/catalogue.ts';
import { formatBytes, formatCount, formatDay, formatList } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import { classNamesOf } from '../class-names.ts';

export interface Fact {
  label: string;
  value: string;
  /** Where the value may be longer than its place. */
  more?: string;
}

/** What there is to know of a dataset; what does not apply to it is left out. */
export function factsOf(entry: CatalogueEntry): Fact[] {
  const facts: Fact[] = [];
  if (entry.trainCount + entry.testCount > 0) {
    facts.push(
      { label: m.digitsLearn(), value: formatCount(entry.trainCount) },
      { label: m.digitsTest(), value: formatCount(entry.testCount) },
    );
  }
  facts.push({
    label: m.digitsClasses(),
    value: formatCount(entry.classes.length),
    more: formatList(classNamesOf(entry.id, entry.classes)),
  });
  if (entry.bytesOnDisk > 0) {
    facts.push({ label: m.digitsOnDisk(), value: formatBytes(entry.bytesOnDisk) });
  }
  if (entry.origin) facts.push(originOf(entry.origin));
  if (entry.addedAt) facts.push({ label: m.digitsAdded(), value: formatDay(entry.addedAt) });
  if (entry.licence) facts.push({ label: m.digitsLicence(), value: entry.licence });
  return facts;
}

/** What a known dataset is, in a sentence. */
export function aboutText({ id }: CatalogueEntry): string | null {
  switch (id) {
    case 'starter':
      return m.digitsAboutStarter();
    case 'mnist':
      return m.digitsAboutMnist();
    case 'fashion-mnist':
      return m.digitsAboutFashion();
    default:
      return null;
  }
}

function originOf(origin: DatasetOrigin): Fact {
  switch (origin.kind) {
    case 'built-in':
      return { label: m.digitsFrom(), value: m.digitsFromApp() };
    case 'fetched':
      return { label: m.digitsFetchedFrom(), value: origin.host };
    case 'copied':
      return { label: m.digitsCopiedFrom(), value: origin.from };
    case 'imported':
      return { label: m.digitsImportedFrom(), value: origin.from };
  }
}
