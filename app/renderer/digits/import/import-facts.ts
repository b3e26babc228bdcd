import type { ImportPreview } from '../../../contract/exchange.ts';
import { formatCount, formatList } from '../../i18n/format.ts';
import { m } from '../../i18n/messages.ts';
import type { Fact } from '../dataset/dataset-facts.ts';

const FORMATS = {
  idx: m.exportIdx,
  images: m.exportImages,
  csv: m.exportCsv,
};

/** What was found in the chosen folder or files. */
export function importFactsOf(preview: ImportPreview): Fact[] {
  const { format, classes, count, hasTestPart, width, height } = preview;
  return [
    { label: m.importFormat(), value: FORMATS[format]() },
    {
      label: m.importCount(),
      value: count === null ? m.importCountUnknown() : formatCount(count),
    },
    {
      label: m.importClassesFound(),
      value: formatCount(classes.length),
      more: formatList(classes),
    },
    {
      label: m.importPictureSize(),
      value: m.importPixels({ width: formatCount(width), height: formatCount(height) }),
    },
    {
      label: m.importTestPart(),
      value: hasTestPart ? m.importTestPartThere() : m.importTestPartSplit(),
    },
  ];
}
