import type { CatalogueEntry, DatasetWork } from '../../contract/catalogue.ts';
import {
  formatBytes,
  formatBytesPerSecond,
  formatCount,
  formatDuration,
  formatPercent,
} from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';

const NAMES: Record<DatasetWork['kind'], () => string> = {
  fetch: m.fetchWorkFetch,
  copy: m.fetchWorkCopy,
  verify: m.fetchWorkVerify,
  import: m.fetchWorkImport,
  export: m.fetchWorkExport,
};

/** What is being done and how far it is: "Fetching, 36%". */
export function workText({ kind, done, total }: DatasetWork): string {
  const work = NAMES[kind]();
  if (!total) return work;
  return m.digitsStateWorking({ work, percent: formatPercent(Math.min(1, done / total), 0) });
}

/** How much of all there is: "4.2 MB of 11.6 MB". */
export function amountText({ unit, done, total }: DatasetWork): string {
  if (unit === 'bytes') {
    if (total === null) return formatBytes(done);
    return m.fetchDoneOfBytes({ done: formatBytes(done), total: formatBytes(total) });
  }
  if (total === null) return m.fetchDoneDigits({ done: formatCount(done) });
  return m.fetchDoneOfDigits({ done: formatCount(done), total: formatCount(total) });
}

export function rateText({ unit, perSecond }: DatasetWork): string {
  if (perSecond <= 0) return '';
  if (unit === 'bytes') return formatBytesPerSecond(perSecond);
  return m.fetchRateDigits({ count: formatCount(perSecond) });
}

export function timeLeftText({ secondsLeft }: DatasetWork): string {
  return secondsLeft === null ? '' : m.fetchTimeLeft({ time: formatDuration(secondsLeft) });
}

/** The file at hand: "train-images-idx3-ubyte, 2.5 MB of 9.9 MB". */
export function fileText({ file, unit }: DatasetWork): string {
  if (!file) return '';
  if (unit !== 'bytes' || file.total === null) return file.name;
  const done = formatBytes(file.done);
  return m.fetchFile({
    name: file.name,
    amount: m.fetchDoneOfBytes({ done, total: formatBytes(file.total) }),
  });
}

/** How a dataset is, in a word or two. */
export function stateText(entry: CatalogueEntry, work: DatasetWork | null): string {
  if (work) return workText(work);
  switch (entry.state) {
    case 'damaged':
      return m.digitsStateDamaged();
    case 'absent':
      return entry.bytesOnDisk > 0 ? m.digitsStateUnfinished() : m.digitsStateAbsent();
    case 'ready':
      return entry.origin?.kind === 'built-in' ? m.digitsStateBuiltIn() : m.digitsStateReady();
  }
}
