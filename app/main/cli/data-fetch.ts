import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { datasetFolder } from '../files/dataset-folder.ts';
import { copyDataset } from '../engine/dataset/fetch/copy-dataset.ts';
import { fetchDataset } from '../engine/dataset/fetch/fetch-dataset.ts';
import { mirrorsOf, parseMirror } from '../engine/dataset/fetch/mirrors.ts';
import { KNOWN_BY_ID } from '../engine/dataset/known-datasets.ts';
import { type Command, UsageError, writeJson, writeLine } from './command.ts';
import { DATA_OPTIONS } from './data-arguments.ts';
import { dataFolder } from './data-folder.ts';
import { digitCounts } from './numbers.ts';
import { createWorkReport } from './work-report.ts';

const OPTIONS = {
  mirror: { type: 'string' },
  from: { type: 'string', multiple: true },
  ...DATA_OPTIONS,
} as const;

export const dataFetch: Command = async (args, { stdout, stderr, signal }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const known = KNOWN_BY_ID.get(positionals[0] ?? '');
  if (!known || positionals.length > 1) {
    throw new UsageError(`data fetch: which of ${[...KNOWN_BY_ID.keys()].join(', ')}?`);
  }
  const folder = datasetFolder(known.id, dataFolder(values['user-data-dir']));
  const report = createWorkReport(known.name, stderr);
  const task = { signal, onProgress: report.onProgress };
  try {
    if (values.from) {
      await copyDataset(
        known,
        values.from.map((path) => resolve(path)),
        folder,
        task,
      );
    } else {
      const given = values.mirror ?? (process.env.DIGIT_STUDIO_MIRROR || null);
      const mirror = given === null ? null : parseMirror(given);
      await fetchDataset(known, folder, {
        mirrors: mirrorsOf(known, mirror),
        fetch,
        ...task,
      });
    }
  } finally {
    report.end();
  }
  const { id, trainCount, testCount } = known;
  if (values.json) writeJson(stdout, { kind: 'fetched', id, trainCount, testCount, folder });
  else {
    writeLine(
      stdout,
      `${known.name} is here and whole: ${digitCounts(known)}. Use it with --data ${id}.`,
    );
  }
};
