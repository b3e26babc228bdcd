import fc from 'fast-check';
import type * as v from 'valibot';

/** What valibot's schemas and actions say of themselves, as far as it is used here. */
interface Described {
  type: string;
  pipe?: readonly Described[];
  entries?: Readonly<Record<string, Described>>;
  item?: Described;
  options?: readonly unknown[];
  wrapped?: Described;
  literal?: unknown;
  requirement?: unknown;
}

/** Names that are allowed and that a path, a table or a file system might take for something else. */
const NAMES = [
  ...['../../etc/passwd', '..', '.', '/', 'C:\\', 'a/b', 'con', 'nul.txt', '~', '$HOME', '%2e%2e'],
  ...['__proto__', 'constructor', 'toString', '\u0000', 'a\nb', '\ud800', '\u202e', '0', '-1'],
];
const MOST_ITEMS = 4;

/**
 * Inputs that a schema lets through, whatever they mean, so that a new request of the contract is
 * covered by itself.
 * @param known identifiers that there are: most of the others lead nowhere
 * @throws Error for a kind of schema that is not known here
 */
export function fittingInput(
  schema: v.GenericSchema,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  return fitting(schema as unknown as Described, known);
}

function fitting(schema: Described, known: readonly string[]): fc.Arbitrary<unknown> {
  const actions = actionsOf(schema);
  // The last one: where a schema is narrowed, that is the narrower.
  const requirement = (type: string) =>
    actions.findLast((action) => action.type === type)?.requirement as never;
  const each = (options: readonly unknown[]) =>
    options.map((option) => fitting(option as Described, known));
  switch (schema.type) {
    case 'strict_object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.entries!).map(([key, entry]) => [key, fitting(entry, known)]),
        ),
        { noNullPrototype: true },
      );
    case 'variant':
    case 'union':
      return fc.oneof(...each(schema.options!));
    case 'nullable':
      return fc.option(fitting(schema.wrapped!, known));
    case 'picklist':
      return fc.constantFrom(...schema.options!);
    case 'literal':
      return fc.constant(schema.literal);
    case 'boolean':
      return fc.boolean();
    case 'array': {
      const minLength: number = requirement('min_length') ?? 0;
      const maxLength: number = Math.min(requirement('max_length') ?? Infinity, MOST_ITEMS);
      return fc.array(fitting(schema.item!, known), { minLength, maxLength });
    }
    case 'instance':
      return pixels();
    case 'custom':
      return inkPoint();
    case 'number':
      return numbers(requirement('min_value'), requirement('max_value'), actions);
    case 'string':
      return strings(requirement('regex'), known);
    default:
      throw new Error(`there are no inputs for a schema of type ${schema.type}`);
  }
}

/** What a pipe demands, and the pipes that it is made of. */
function actionsOf({ pipe = [] }: Described): readonly Described[] {
  const [inner, ...actions] = pipe;
  return [...(inner ? actionsOf(inner) : []), ...actions];
}

function numbers(
  min: number | undefined,
  max: number | undefined,
  actions: readonly Described[],
): fc.Arbitrary<number> {
  if (actions.some(({ type }) => type === 'integer')) {
    const [least, most] = [min ?? Number.MIN_SAFE_INTEGER, max ?? Number.MAX_SAFE_INTEGER];
    const small = fc.integer({ min: least, max: Math.min(most, least + 20) });
    return fc.oneof(small, fc.constantFrom(least, most), fc.integer({ min: least, max: most }));
  }
  return fc.double({ min: min ?? -1e308, max: max ?? 1e308, noNaN: true });
}

function strings(pattern: RegExp | undefined, known: readonly string[]): fc.Arbitrary<string> {
  if (pattern === undefined) {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
    return fc.oneof(text, fc.constantFrom(...NAMES), fc.constantFrom(...known));
  }
  const there = known.filter((text) => pattern.test(text));
  const others = fc.stringMatching(pattern);
  if (there.length === 0) return others;
  // An unknown ticket is waited for: it might come late.
  return fc.oneof({ weight: 200, arbitrary: fc.constantFrom(...there) }, others);
}

/** Of one grid, of some, and views of more. */
function pixels(): fc.Arbitrary<Uint8Array> {
  const grids = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 32 }));
  return fc.tuple(grids, fc.nat({ max: 255 }), fc.boolean()).map(([count, level, isView]) => {
    const bytes = new Uint8Array(count * 784 + (isView ? 5_000 : 0)).fill(level);
    bytes.fill(255 - level, 200, 500);
    return bytes.subarray(0, count * 784);
  });
}

function inkPoint(): fc.Arbitrary<number[]> {
  const place = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const near = fc.integer({ min: -50, max: 50 });
  return fc.oneof(
    fc.tuple(near, near),
    fc.tuple(place, place),
    fc.tuple(place, near, fc.nat({ max: 1e9 })),
    fc.tuple(near, place, fc.nat({ max: 1e9 }), fc.double({ min: 0, max: 1, noNaN: true })),
  );
}
