import { FailureError } from '../contract/failures.ts';
import { explain } from './explain.ts';
import { claimData } from './files/data-format.ts';

/**
 * Whether the data folder is one that this version understands; if not, says so. A folder that cannot
 * be marked is used all the same: the engine tells that nothing can be kept in it.
 */
export async function mayUseData(folder: string): Promise<boolean> {
  try {
    await claimData(folder);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'data-newer') return true;
    explain('data-newer', folder);
    return false;
  }
  return true;
}
