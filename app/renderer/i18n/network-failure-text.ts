import type { Failure } from '../../contract/failures.ts';
import { formatCount } from './format.ts';
import { m } from './messages.ts';

/** Why a network does not fit together; its layers are counted from 1. */
export function networkFailureText(failure: Extract<Failure, { code: 'network-unfit' }>): string {
  const layer = formatCount(failure.layer + 1);
  switch (failure.problem) {
    case 'needs-flat':
      return m.failureNetworkUnfitFlat({ layer });
    case 'needs-picture':
      return m.failureNetworkUnfitPicture({ layer });
    case 'too-small':
      return m.failureNetworkUnfitSmall({ layer });
  }
}
