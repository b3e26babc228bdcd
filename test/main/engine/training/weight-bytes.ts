/** The bits of weights, which compare much sooner than numbers one by one. */
export function weightBytes(values: readonly Float32Array[]): string {
  return Buffer.concat(
    values.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ).toString('base64');
}
