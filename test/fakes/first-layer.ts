import type { FirstLayer } from '../../app/contract/training.ts';

/** Sixteen filters of 5 x 5: stripes in all directions, as a network that learns to see finds them. */
export function firstLayerOf(count = 16, side = 5, phase = 0): FirstLayer {
  const weights = new Float32Array(count * side * side);
  for (let filter = 0; filter < count; filter++) {
    const angle = (Math.PI * filter) / count;
    for (let place = 0; place < side * side; place++) {
      const x = (place % side) - (side - 1) / 2;
      const y = Math.floor(place / side) - (side - 1) / 2;
      const along = x * Math.cos(angle) + y * Math.sin(angle);
      weights[filter * side * side + place] = Math.cos((along * 6) / side + phase + filter);
    }
  }
  return { side, count, weights };
}
