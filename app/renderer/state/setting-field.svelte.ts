import { parseSetting, type SettingBounds, type SettingFault } from './parse-setting.ts';

interface Options {
  isWhole: boolean;
  /** What stands in it at first. */
  value: number;
}

/** A number that is being typed: the text as it is, and what it means. */
export class SettingField {
  readonly bounds: SettingBounds;
  readonly isWhole: boolean;
  text: string = $state('');
  readonly #parsed = $derived.by(() => parseSetting(this.text, this.bounds, this.isWhole));

  constructor(bounds: SettingBounds, { isWhole, value }: Options) {
    this.bounds = bounds;
    this.isWhole = isWhole;
    this.show(value);
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
