import type { SettingFault } from '../state/parse-setting.ts';
import { m } from './messages.ts';

/** What is wrong with a number that was written in a field, and what would do. */
export function settingFaultText(
  fault: SettingFault,
  bounds: { minimum: string; maximum: string },
): string {
  switch (fault) {
    case 'not-a-number':
      return m.fieldNotNumber(bounds);
    case 'not-whole':
      return m.fieldNotWhole(bounds);
    case 'too-small':
      return m.fieldTooSmall(bounds);
    case 'too-large':
      return m.fieldTooLarge(bounds);
  }
}
