export interface SettingBounds {
  minimum: number;
  maximum: number;
}

/** Why a text is no setting; the words are in the catalogue. */
export type SettingFault = 'not-a-number' | 'not-whole' | 'too-small' | 'too-large';

export type ParsedSetting = { ok: true; value: number } | { ok: false; fault: SettingFault };

const WITH_THOUSANDS_COMMAS = /^\d{1,3}(,\d{3})+$/;

/** Reads what was typed; full-width digits of a Chinese keyboard count as digits. */
export function parseSetting(
  text: string,
  { minimum, maximum }: SettingBounds,
  isWhole: boolean,
): ParsedSetting {
  const typed = text.normalize('NFKC').trim();
  const value = Number(WITH_THOUSANDS_COMMAS.test(typed) ? typed.replaceAll(',', '') : typed);
  if (typed === '' || !Number.isFinite(value)) return { ok: false, fault: 'not-a-number' };
  if (isWhole && !Number.isInteger(value)) return { ok: false, fault: 'not-whole' };
  if (value < minimum) return { ok: false, fault: 'too-small' };
  if (value > maximum) return { ok: false, fault: 'too-large' };
  return { ok: true, value };
}
