/** Named after the weights that it belongs to, so that it is never taken for that of others. */
export const TRAINING_FILE = /^training-[0-9a-f]{12}\.bin$/;

/** The file in a model's folder with the state to train on from, by the SHA-256 of its weights. */
export function trainingFileName(weightsSha256: string): string {
  return `training-${weightsSha256.slice(0, 12)}.bin`;
}
