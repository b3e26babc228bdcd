import { GRID_PIXELS, GRID_SIDE } from '../../../../app/contract/digit.ts';
import type { Layer } from '../../../../app/contract/network.ts';
import { NO_AUGMENTATION } from '../../../../app/core/training/recipes.ts';
import { createDigitSet, type DigitSet } from '../../../../app/main/engine/dataset/digit-set.ts';
import type { Digits } from '../../../../app/main/engine/dataset/read-digits.ts';
import { HAND_RECIPE } from '../../../../app/main/engine/hand/hand-recipe.ts';
import { learnHand } from '../../../../app/main/engine/hand/learn-hand.ts';
import { initialParameters } from '../../../../app/main/engine/network/initial-parameters.ts';
import { createNetwork, type Network } from '../../../../app/main/engine/network/network.ts';
import { drawnDigits } from '../../../fakes/drawn-digits.ts';

/** With batch normalization, and small: a lesson takes a moment. */
export const layers: readonly Layer[] = [
  { kind: 'conv2d', filters: 8, kernelSize: 5, stride: 2, padding: 'valid', useBias: false },
  { kind: 'batchNorm' },
  { kind: 'relu' },
  { kind: 'conv2d', filters: 16, kernelSize: 3, stride: 2, padding: 'valid', useBias: true },
  { kind: 'relu' },
  { kind: 'flatten' },
  { kind: 'dense', units: 10 },
];

/** Drawn digits as everybody writes them; the classes take turns. */
export function usualDigits(count: number, variant = 0): Digits {
  const labels = Uint8Array.from({ length: count }, (_, place) => place % 10);
  return { images: drawnDigits(count, variant), labels };
}

/** Digits that are another one, or none, when they lie on their side. */
const LYING = [2, 3, 4, 5, 7];

/** Somebody's who writes five digits lying on their side; the classes take turns. */
export function lyingDigits(count: number, variant = 0): Digits {
  const drawn = 2 * count + 10;
  const all = drawnDigits(drawn, variant);
  const places = Array.from({ length: drawn }, (_, place) => place)
    .filter((place) => LYING.includes(place % 10))
    .slice(0, count);
  const images = new Uint8Array(count * GRID_PIXELS);
  places.forEach((from, to) => {
    for (let pixel = 0; pixel < GRID_PIXELS; pixel++) {
      const [row, column] = [Math.floor(pixel / GRID_SIDE), pixel % GRID_SIDE];
      const upright = (GRID_SIDE - 1 - column) * GRID_SIDE + row;
      images[to * GRID_PIXELS + pixel] = all[from * GRID_PIXELS + upright]!;
    }
  });
  return { images, labels: Uint8Array.from(places, (place) => place % 10) };
}

/** A network that reads what everybody writes, and the samples it learned from. */
export async function taughtNetwork(): Promise<{ network: Network; replay: DigitSet }> {
  const usual = usualDigits(200);
  const replay = createDigitSet(usual, 10);
  const network = createNetwork(layers, initialParameters(layers, 1));
  const recipe = { ...HAND_RECIPE, learningRate: 0.01, augmentation: NO_AUGMENTATION };
  await learnHand(
    network,
    { own: usual, replay, schooling: { styles: 0, labelSmoothing: 0 }, seed: 1 },
    undefined,
    recipe,
  );
  return { network, replay };
}
