/** Keeps a bounded number of values: when one more comes, the one that was not used longest goes. */
export class RecentlyUsed<Key, Value> {
  readonly #capacity: number;
  readonly #drop: (value: Value) => void;
  /** A map remembers the order in which keys were set. */
  readonly #values = new Map<Key, Value>();

  constructor(capacity: number, drop: (value: Value) => void) {
    this.#capacity = capacity;
    this.#drop = drop;
  }

  get size(): number {
    return this.#values.size;
  }

  has(key: Key): boolean {
    return this.#values.has(key);
  }

  /** Counts as a use. */
  get(key: Key): Value | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    this.#remove(key);
    this.#values.set(key, value);
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#capacity) break;
      this.#remove(oldest);
    }
  }

  clear(): void {
    for (const key of [...this.#values.keys()]) this.#remove(key);
  }

  #remove(key: Key): void {
    const value = this.#values.get(key);
    if (value === undefined) return;
    this.#values.delete(key);
    this.#drop(value);
  }
}
