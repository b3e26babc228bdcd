import type { ReliabilityBin } from '../../contract/doubt.ts';
import { formatCount, formatPercent } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';

/** Of fewer samples a share says little. */
export const FEW = 30;
/** Where a student expects doubt, and yet an answer. */
const TELLING_CONFIDENCE = 0.8;

/** What a bar of the diagram says, in words. */
export function binText(bin: ReliabilityBin): string {
  return m.reliabilityBar(figuresOf(bin));
}

/** The bin that shows best what is meant: about 80 % sure, if there are enough samples. */
export function tellingBin(bins: readonly ReliabilityBin[]): ReliabilityBin | null {
  const enough = bins.filter(({ count }) => count >= FEW);
  const distance = ({ confidence }: ReliabilityBin) => Math.abs(confidence - TELLING_CONFIDENCE);
  return enough.toSorted((one, other) => distance(one) - distance(other))[0] ?? null;
}

/** The same in a sentence. */
export function exampleText(bin: ReliabilityBin): string {
  return m.reliabilityExample(figuresOf(bin));
}

function figuresOf({ confidence, accuracy, count }: ReliabilityBin) {
  return {
    confidence: formatPercent(confidence, 0),
    accuracy: formatPercent(accuracy, 0),
    count: formatCount(count),
  };
}
