import { parseSetting, type SettingBounds, type SettingFault } from './parse-setting.ts';

/** A number that is being typed: the text as it is, and what it means. */
export class SettingField {
  readonly bounds: SettingBounds;
  readonly isWhole: boolean;
  text: string = $state('');
  readonly #parsed = $derived.by(() => parseSetting(this.text, this.bounds, this.isWhole));

  constructor(bounds: SettingBounds, { isWhole }: { isWhole: boolean }) {
    this.bounds = bounds;
    this.isWhole = isWhole;
    this.show(bounds.standard);
  }

  /** Null while the text is not a valid setting. */
  get value(): number | null {
    return this.#parsed.ok ? this.#parsed.value : null;
  }

  get fault(): SettingFault | null {
    return this.#parsed.ok ? null : this.#parsed.fault;
  }

  show(value: number): void {
    this.text = String(value);
  }
}
