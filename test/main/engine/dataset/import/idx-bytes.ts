import { encodeIdx } from '../../../../../app/main/engine/dataset/idx.ts';

export const idx = (shape: number[], data: Uint8Array) => encodeIdx({ shape, data });

export function images(digits: { images: Uint8Array; labels: Uint8Array }): Uint8Array {
  return idx([digits.labels.length, 28, 28], digits.images);
}

export function labels(digits: { labels: Uint8Array }): Uint8Array {
  return idx([digits.labels.length], digits.labels);
}

export function header(...shape: number[]): Uint8Array {
  return idx(shape, new Uint8Array());
}
