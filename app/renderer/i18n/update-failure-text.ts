import type { UpdateReason } from '../../contract/failures.ts';
import { m } from './messages.ts';

/** Why the app could not be updated, and what to do about it. */
export function updateFailureText(reason: UpdateReason): string {
  switch (reason) {
    case 'unreachable':
      return m.updateFailedUnreachable();
    case 'stalled':
      return m.updateFailedStalled();
    case 'refused':
      return m.updateFailedRefused();
    case 'elsewhere':
      return m.updateFailedElsewhere();
    case 'list-invalid':
      return m.updateFailedListInvalid();
    case 'cut':
      return m.updateFailedCut();
    case 'wrong-content':
      return m.updateFailedWrongContent();
    case 'wrong-signature':
      return m.updateFailedWrongSignature();
    case 'not-installed':
      return m.updateFailedNotInstalled();
    case 'address-invalid':
      return m.updateFailedAddressInvalid();
  }
}
