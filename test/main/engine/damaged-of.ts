import fc from 'fast-check';

/** A valid file with some bytes changed, cut, or with more behind it. */
export function damagedOf(valid: Uint8Array): fc.Arbitrary<Uint8Array> {
  // The first bytes decide on the most.
  const place = fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: valid.length - 1 }));
  const changes = fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 5 });
  const length = fc.option(fc.nat({ max: valid.length }), { freq: 2 });
  return fc.tuple(changes, length, fc.uint8Array({ maxLength: 9 })).map(([changed, cut, more]) => {
    const bytes = Uint8Array.from(valid);
    for (const [at, value] of changed) bytes[at] = value;
    return Buffer.concat([
      bytes.subarray(0, cut ?? bytes.length),
      cut === null ? Buffer.of() : more,
    ]);
  });
}
