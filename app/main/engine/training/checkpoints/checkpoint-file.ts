import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { MOST_PARAMETERS } from '../../../../contract/network.ts';
import { MOST_CURVE_POINTS, TrainingEpoch } from '../../../../contract/training.ts';
import type { Snapshot } from '../run-state.ts';

/*
 * A checkpoint is one file, so that one rename makes it whole: "DSCP", the length of the header as
 * a 32-bit number, the header (JSON), all floats one after the other, and the SHA-256 of all that.
 * Numbers are little-endian, as on all our platforms.
 */

const MAGIC = Buffer.from('DSCP');
const START = 8; /* bytes: magic and length */
const HASH = 32; /* bytes */
const LONGEST_HEADER = 16_000_000; /* bytes: a thousand epochs take a quarter of a million */
/** Weights, their best, and two moments of each. */
const MOST_FLOATS = 4 * MOST_PARAMETERS + 6 * MOST_CURVE_POINTS;
const BYTES_A_FLOAT = 4;
/** No checkpoint is larger. */
export const MOST_CHECKPOINT_BYTES = START + LONGEST_HEADER + MOST_FLOATS * BYTES_A_FLOAT + HASH;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Lengths = v.array(v.pipe(Count, v.maxValue(MOST_FLOATS)));
const Sums = { lossSum: v.number(), right: Count, count: Count };

const Header = v.object({
  format: v.literal(1),
  state: v.object({
    step: Count,
    epochsDone: Count,
    scheduleFrom: Count,
    handRate: v.nullable(v.number()),
    watch: v.object({
      best: v.nullable(v.object({ epoch: Count, step: Count, loss: v.number() })),
      epochsSinceBest: Count,
      plateaus: Count,
      epochsOnPlateau: Count,
    }),
    epoch: v.object({ ...Sums, ms: v.number() }),
    totalMs: v.number(),
    epochs: v.array(TrainingEpoch),
  }),
  curve: v.object({
    stepsPerPoint: v.pipe(Count, v.minValue(1)),
    pending: v.object({ ...Sums, steps: Count }),
  }),
  optimizerStep: Count,
  /** How many floats each array has, in the order in which they follow. */
  lengths: v.object({ weights: Lengths, optimizer: Lengths, curve: v.pipe(Lengths, v.length(3)) }),
});

/** A snapshot as the content of a file. */
export function encodeCheckpoint({ state, weights, optimizer }: Snapshot): Uint8Array {
  const { curve, ...rest } = state;
  const { stepsPerPoint, pending, loss, accuracy, learningRate } = curve;
  const curves = [loss, accuracy, learningRate];
  const lengthsOf = (arrays: readonly Float32Array[]) => arrays.map(({ length }) => length);
  const header: v.InferOutput<typeof Header> = {
    format: 1,
    state: rest,
    curve: { stepsPerPoint, pending },
    optimizerStep: optimizer.step,
    lengths: {
      weights: lengthsOf(weights),
      optimizer: lengthsOf(optimizer.values),
      curve: lengthsOf(curves),
    },
  };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(BYTES_A_FLOAT);
  length.writeUInt32LE(text.length);
  const floats = [...weights, ...optimizer.values, ...curves].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  const content = Buffer.concat([MAGIC, length, text, ...floats]);
  return Buffer.concat([content, sha256(content)]);
}

/**
 * Reads what encodeCheckpoint wrote, and checks all of it.
 * @throws Error whose message says in words what is wrong with it
 */
export function decodeCheckpoint(bytes: Uint8Array): Snapshot {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < START + HASH || !file.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new Error('it is no checkpoint');
  }
  const content = file.subarray(0, -HASH);
  if (!sha256(content).equals(file.subarray(-HASH))) throw new Error('it is damaged');
  const headerLength = file.readUInt32LE(MAGIC.length);
  if (headerLength > Math.min(LONGEST_HEADER, content.length - START)) {
    throw new Error('its header is too long');
  }
  const text = content.toString('utf8', START, START + headerLength);
  const parsed = v.safeParse(Header, JSON.parse(text));
  if (!parsed.success) throw new Error(v.summarize(parsed.issues));
  const { state, curve, optimizerStep, lengths } = parsed.output;

  const all = [...lengths.weights, ...lengths.optimizer, ...lengths.curve];
  const floats = all.reduce((sum, length) => sum + length, 0);
  if (content.length !== START + headerLength + floats * BYTES_A_FLOAT) {
    throw new Error('its length is not what its header says');
  }
  let at = START + headerLength;
  const take = (length: number): Float32Array<ArrayBuffer> => {
    const end = at + length * BYTES_A_FLOAT;
    // A copy of its own: a float must begin at a multiple of four bytes.
    const values = new Float32Array(Uint8Array.from(content.subarray(at, end)).buffer);
    at = end;
    return values;
  };
  const weights = lengths.weights.map(take);
  const optimizer = { step: optimizerStep, values: lengths.optimizer.map(take) };
  const [loss, accuracy, learningRate] = lengths.curve.map(take);
  return {
    state: {
      ...state,
      curve: { ...curve, loss: loss!, accuracy: accuracy!, learningRate: learningRate! },
    },
    ...{ weights, optimizer },
  };
}

function sha256(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
