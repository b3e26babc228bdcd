import type { DatasetWork } from '../../contract/catalogue.ts';
import { createProgressLine } from '../terminal/progress-line.ts';
import type { Output } from './command.ts';

/** Shows how the work with a dataset goes, on stderr: what it ends with is all of stdout. */
export interface WorkReport {
  onProgress(work: DatasetWork): void;
  end(): void;
}

export function createWorkReport(label: string, stderr: Output): WorkReport {
  let line: ReturnType<typeof createProgressLine> | null = null;
  return {
    onProgress({ unit, done, total, perSecond, file }) {
      line ??= createProgressLine(label, unit, stderr);
      line.show({ done, total: total ?? undefined, perSecond, note: file?.name });
    },
    end: () => line?.end(),
  };
}
