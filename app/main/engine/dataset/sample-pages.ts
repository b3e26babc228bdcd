import type { DatasetId, Part } from '../../../contract/dataset.ts';
import type { ClassCounts, SamplesPage, SamplesQuery } from '../../../contract/samples.ts';
import type { DatasetSource } from './dataset-source.ts';
import { openSamples, type SampleReader } from './sample-reader.ts';

/** Shows datasets page by page. */
export interface SamplePages {
  page(query: SamplesQuery): Promise<SamplesPage>;
  counts(id: DatasetId): Promise<ClassCounts>;
  /** What was opened of a dataset is no longer what is on the disk. */
  forget(id: DatasetId): void;
}

interface OpenPart {
  reader: SampleReader;
  /** The positions of each class's samples, found out when the first page of a class is asked for. */
  byLabel?: Uint32Array[];
}

/** Everything here comes from the disk: it needs no TensorFlow, and no run waits for it. */
export function createSamplePages(
  sourceOf: (id: DatasetId) => Promise<DatasetSource>,
): SamplePages {
  const opened = new Map<string, Promise<OpenPart>>();

  function open(id: DatasetId, part: Part): Promise<OpenPart> {
    const key = `${id}/${part}`;
    let opening = opened.get(key);
    if (!opening) {
      opening = sourceOf(id)
        .then(({ folder }) => openSamples(folder, part))
        .then((reader) => ({ reader }));
      opened.set(key, opening);
      opening.catch(() => opened.delete(key));
    }
    return opening;
  }

  return {
    async page({ id, part, label, offset, count }) {
      const samples = await open(id, part);
      const { labels } = samples.reader;
      const chosen = label === null ? null : positionsOf(samples, label);
      const total = chosen?.length ?? labels.length;
      const length = Math.max(0, Math.min(count, total - offset));
      const indices = new Uint32Array(length);
      for (let place = 0; place < length; place++) {
        indices[place] = chosen ? chosen[offset + place]! : offset + place;
      }
      const pixels = await samples.reader.read(indices);
      return { total, indices, labels: Uint8Array.from(indices, (at) => labels[at]!), pixels };
    },
    async counts(id) {
      const [{ classes }, train, test] = await Promise.all([
        sourceOf(id),
        open(id, 'train'),
        open(id, 'test'),
      ]);
      return {
        train: countLabels(train.reader.labels, classes.length),
        test: countLabels(test.reader.labels, classes.length),
      };
    },
    forget(id) {
      opened.delete(`${id}/train`);
      opened.delete(`${id}/test`);
    },
  };
}

function positionsOf(samples: OpenPart, label: number): Uint32Array {
  samples.byLabel ??= groupByLabel(samples.reader.labels);
  return samples.byLabel[label] ?? new Uint32Array();
}

function groupByLabel(labels: Uint8Array): Uint32Array[] {
  const groups: number[][] = [];
  labels.forEach((label, at) => (groups[label] ??= []).push(at));
  return Array.from(groups, (group) => Uint32Array.from(group ?? []));
}

function countLabels(labels: Uint8Array, classCount: number): number[] {
  const counts = new Array<number>(classCount).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
