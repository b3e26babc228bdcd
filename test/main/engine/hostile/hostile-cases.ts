import fc from 'fast-check';
import * as v from 'valibot';
import { type RequestName, requests } from '../../../../app/contract/engine.ts';
import type { TrainingSettings as Settings } from '../../../../app/contract/training.ts';
import { TrainingSettings } from '../../../../app/contract/training.ts';
import { networkCost } from '../../../../app/core/network/cost.ts';
import { shapesOf, withOutput } from '../../../../app/core/network/shapes.ts';
import { fittingInput } from './fitting-input.ts';
import { badValue, TROJAN } from './junk.ts';
import { spoiled } from './spoiled.ts';

/** What a page sends: a request to be answered, or a message that may be none. */
export type HostileCase =
  { kind: 'request'; name: string; input: unknown } | { kind: 'message'; message: unknown };

/** Ends the process, as it says: the one request that no engine survives. */
const LEFT_OUT: readonly RequestName[] = ['pullThePlug'];
/** What takes long when it is let through: fewer of these. */
const SLOW = new Set<RequestName>([
  ...(['startTraining', 'continueModel', 'resumeRun', 'measurePace'] as const),
  ...(['learnHand', 'checkHand', 'keepHand', 'evaluateModel', 'importDataset'] as const),
]);
const OF_SLOW = 40;
const MESSAGES = 500;
/** Products a step, and numbers: what takes longer to learn is no other request for it. */
const MOST_PRODUCTS = 2e8;
const MOST_NUMBERS = 200_000;

/**
 * So many cases, about as many for each request of the contract, in an order of their own.
 * @param known identifiers that there are
 */
export function hostileCases(count: number, seed: number, known: readonly string[]): HostileCase[] {
  const names = Object.keys(requests) as RequestName[];
  const used = names.filter((name) => !LEFT_OUT.includes(name));
  const quick = used.filter((name) => !SLOW.has(name));
  const left = count - MESSAGES - (used.length - quick.length) * OF_SLOW;
  const counts = used.map((name): [RequestName, number] => {
    const place = quick.indexOf(name);
    if (place < 0) return [name, OF_SLOW];
    return [
      name,
      Math.floor(((place + 1) * left) / quick.length) - Math.floor((place * left) / quick.length),
    ];
  });
  const cases = counts.flatMap(([name, numRuns], place) =>
    fc.sample(requestOf(name, known), { numRuns, seed: seed + place }),
  );
  const messages = fc.sample(anyMessage, { numRuns: MESSAGES, seed });
  const all = [...cases, ...messages];
  return fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), { numRuns: 1, seed })[0]!;
}

function requestOf(name: RequestName, known: readonly string[]): fc.Arbitrary<HostileCase> {
  const fitting = fittingInput(requests[name].input, known);
  const input = fc.oneof(
    { weight: 2, arbitrary: badValue },
    { weight: 4, arbitrary: fitting.map(affordable) },
    { weight: 4, arbitrary: spoiled(fitting).map(affordable) },
  );
  return input.map((each) => ({ kind: 'request', name, input: each }));
}

/** The same settings with nothing to learn in them where a step would take long. */
function affordable(input: unknown): unknown {
  if (!v.is(TrainingSettings, input) || isAffordable(input)) return input;
  return { ...input, network: { ...input.network, layers: [{ kind: 'flatten' }] } };
}

function isAffordable({ network, recipe }: Settings): boolean {
  const layers = withOutput(network.layers, 10);
  // What does not fit is refused before it costs anything.
  if (shapesOf(layers).some((shape) => 'problem' in shape)) return true;
  const { multiplyAdds, parameters } = networkCost(layers);
  return multiplyAdds * recipe.batchSize < MOST_PRODUCTS && parameters < MOST_NUMBERS;
}

const strange = fc.oneof(badValue, fc.string(), fc.constantFrom('toString', '__proto__', 'then'));

/** Envelopes of all kinds with anything in them, and what is no envelope at all. */
const anyMessage: fc.Arbitrary<HostileCase> = fc.oneof(
  fc
    .oneof(fc.string(), fc.constantFrom('toString', '__proto__', 'then', '../status'))
    .map((name) => ({ kind: 'request' as const, name, input: {} })),
  fc
    .oneof(
      strange,
      fc.constant(TROJAN),
      fc.record(
        {
          kind: fc.oneof(fc.constantFrom('request', 'answer', 'refusal', 'announcement'), strange),
          ...{ id: strange, name: strange, input: strange, output: strange, failure: strange },
        },
        { requiredKeys: ['kind'], noNullPrototype: true },
      ),
    )
    .map((message) => ({ kind: 'message' as const, message })),
);
