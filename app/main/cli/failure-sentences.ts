import type { Failure } from '../../contract/failures.ts';

/** Every failure as a sentence with what to do. The app's own are in its catalogue. */
export function sentenceOf(failure: Failure): string {
  switch (failure.code) {
    case 'engine-gone':
      return 'The engine ended before it answered.';
    case 'request-invalid':
      return `The request does not fit the contract: ${failure.detail}.`;
    case 'training-busy':
      return 'A training is running already.';
    case 'no-model':
      return 'There is no model yet: train one first.';
    case 'dataset-missing':
      return `There are no digits at ${failure.path}. Give --data a folder with the four MNIST files, or run "npm run setup" for the starter digits.`;
    case 'dataset-damaged':
      return `The digits in ${failure.path} cannot be used: ${failure.reason}. Get the file again.`;
    case 'model-missing':
      return `There is no model in ${failure.path}. Train one with --out ${failure.path}.`;
    case 'model-damaged':
      return `The model in ${failure.path} is damaged: ${failure.reason}. Train it again.`;
    case 'disk-full':
      return `The disk is full: ${failure.path} could not be written. Free some space and try again.`;
    case 'not-writable':
      return `${failure.path} cannot be written (${failure.reason}). Choose another folder.`;
    case 'not-readable':
      return `${failure.path} cannot be read (${failure.reason}). Check who may read it.`;
    case 'training-diverged':
      return `The training failed at step ${failure.step}: the loss is no longer a number. Try a smaller --rate. Nothing was saved.`;
    case 'tensorflow-missing':
      return `TensorFlow could not be loaded: ${failure.reason}. Run "npm run setup".`;
    case 'internal':
      return `Something went wrong that should not: ${failure.detail}.`;
  }
}
