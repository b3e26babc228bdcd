import fc from 'fast-check';

const LONG = 'x'.repeat(300_000);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** Own properties, as JSON.parse makes them, that an object has from its prototype. */
export const TROJAN: object = Object.assign(
  JSON.parse('{"__proto__":{"ok":true},"constructor":{"prototype":{}}}') as object,
  { toString: 1, then: 1, length: -1 },
);

const numbers = [
  NaN,
  -0,
  Infinity,
  -Infinity,
  -1,
  0.5,
  1e308,
  5e-324,
  2 ** 53,
  -(2 ** 31),
  2 ** 32,
];
const texts = [
  ...['../../etc/passwd', '/etc/passwd', '..\\..\\boot.ini', 'model-/../../../x', '\u0000', ''],
  ...['own-000000000000/../..', 'file:///etc/passwd', '__proto__', 'constructor', '{"a":1}'],
];

/** Made once: what is sent is a copy. */
const large: readonly unknown[] = [
  ...[0, 1, 783, 785, 784 * 33, 1_000_000].map((length) => new Uint8Array(length)),
  ...[new Uint8Array(new ArrayBuffer(4_000_000), 1, 784), new Float64Array(784)],
  ...[new DataView(new ArrayBuffer(784)), new ArrayBuffer(784), new Date(NaN), /(a+)+$/],
  ...[new Map([['id', 'x']]), new Set([1]), new Error('x'), nested(400)],
  ...[new Array<number>(10_000).fill(NaN), new Array(1_000_000), new Array<string>(9).fill(LONG)],
  new Array<object>(10_000).fill(TROJAN),
];

/** Single values that hardly anybody expects, all of which can be sent. */
export const badValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...numbers),
  fc.constantFrom(...texts),
  fc.constantFrom<unknown>(null, undefined, true, 0n, -(2n ** 70n), [], {}, TROJAN),
  fc.constantFrom(...large),
  fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, withSparseArray: true }),
);
