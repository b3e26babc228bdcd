import { m } from '../i18n/messages.ts';
import type { NameFault } from './name-fault.ts';

const TEXTS: Readonly<Record<NameFault, () => string>> = {
  invalid: m.networkNameFault,
  preset: m.networkNamePreset,
  taken: m.networkNameTaken,
};

/** What is wrong with a name, and what would do. */
export function nameFaultText(fault: NameFault): string {
  return TEXTS[fault]();
}
