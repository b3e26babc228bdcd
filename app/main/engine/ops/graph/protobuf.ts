/*
 * The few parts of the protocol buffers encoding that a graph needs
 * (https://protobuf.dev/programming-guides/encoding/).
 */

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** The parts of a message; they are joined at the end. */
export type Parts = (Uint8Array | Parts)[];

/** A whole number, 0 or more, below 2^53. */
export function wholeField(field: number, value: number): Parts {
  return [varint(field * 8 + VARINT), varint(value)];
}

export function floatField(field: number, value: number): Parts {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return [varint(field * 8 + FIXED_32), bytes];
}

export function textField(field: number, value: string): Parts {
  return bytesField(field, Buffer.from(value));
}

export function bytesField(field: number, value: Uint8Array): Parts {
  return [varint(field * 8 + LENGTH_DELIMITED), varint(value.length), value];
}

/** A message within the message. */
export function messageField(field: number, message: Parts): Parts {
  return bytesField(field, join(message));
}

/** Whole numbers in a row, "packed". */
export function wholesField(field: number, values: readonly number[]): Parts {
  return bytesField(field, join(values.map(varint)));
}

export function join(parts: Parts): Uint8Array {
  return Buffer.concat((parts as unknown[]).flat(Infinity) as Uint8Array[]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
