import type { DatasetId } from '../../../contract/dataset.ts';
import { FailureError } from '../../../contract/failures.ts';

/** The page offers no such thing for this dataset. */
export function cannotChange(id: DatasetId): FailureError {
  return new FailureError({ code: 'request-invalid', detail: `not for the dataset ${id}` });
}
