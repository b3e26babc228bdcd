import { type Failure, FailureError } from '../../../app/contract/failures.ts';

/** The failure that the work ends with; an error if it succeeds or fails in another way. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error('it was expected to fail');
}
