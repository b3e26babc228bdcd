import type { Failure, IMPORT_REASONS, SHAPE_PROBLEMS } from '../../contract/failures.ts';
import { formatBytes } from '../terminal/format-amounts.ts';

/** Every failure as a sentence with what to do. The app's own are in its catalogue. */
export function sentenceOf(failure: Failure): string {
  switch (failure.code) {
    case 'engine-gone':
      return 'The engine ended before it answered.';
    case 'request-invalid':
      return `The request does not fit the contract: ${failure.detail}.`;
    case 'training-busy':
      return 'A training is running already.';
    case 'not-training':
      return 'Nothing is being trained.';
    case 'network-unfit':
      return `Layer ${failure.layer + 1} does not fit: ${unfit(failure.problem)}.`;
    case 'network-too-large':
      return `The network has ${failure.parameters.toLocaleString('en')} parameters; 50 million are the most.`;
    case 'batch-too-large':
      return `A step with a batch of ${failure.batchSize} would take about ${formatBytes(failure.bytes)} of memory; ${formatBytes(failure.most)} are the most here. Use a smaller --batch, or fewer and smaller layers.`;
    case 'dataset-changed':
      return `${failure.name} has other samples now than the run was on.`;
    case 'data-newer':
      return `A newer Digit Studio has used ${failure.path} (format ${failure.format}, this one knows ${failure.known}). Nothing was touched: update, or give another folder with --user-data-dir.`;
    case 'run-lost':
      return 'There is no checkpoint to go on from. Start the training anew.';
    case 'checkpoint-damaged':
      return `The checkpoint ${failure.path} was passed over: ${failure.reason}.`;
    case 'cannot-continue':
      return 'This model was saved without the state of its training: it cannot be continued.';
    case 'no-model':
      return 'There is no model yet: train one first.';
    case 'person-missing':
      return 'There is no such person.';
    case 'drawings-damaged':
      return `The drawings in ${failure.path} are damaged: ${failure.reason}.`;
    case 'no-drawings':
      return `${failure.path} is no file of drawn digits: ${failure.reason}.`;
    case 'no-more-room':
      return `There are ${failure.limit.toLocaleString('en')} already: no more can be kept.`;
    case 'too-few-drawings':
      return `It takes at least ${failure.needed} drawings to learn from.`;
    case 'no-lesson':
      return 'Nothing was learned that could be kept.';
    case 'dataset-missing':
      return `There are no digits at ${failure.path}. Give --data a folder with the four MNIST files, fetch them with "data fetch", or run "npm run setup" for the starter digits.`;
    case 'dataset-damaged':
      return `The digits in ${failure.path} cannot be used: ${failure.reason}. Get the file again.`;
    case 'classes-differ':
      return `The model tells ${failure.model} classes apart, the dataset has ${failure.dataset}. Train a model on this dataset.`;
    case 'dataset-busy':
      return 'Something is being done with this dataset: wait until it has ended.';
    case 'downloads-off':
      return 'Downloads are switched off in the settings of the app.';
    case 'fetch-failed':
      return `${failure.file} could not be fetched, from ${failure.host} last: ${failure.detail} Try again later, give another --mirror, or take the files from a folder with --from. What has come is kept.`;
    case 'update-failed':
      return `The app could not be updated (${failure.reason}): ${failure.detail}.`;
    case 'mirror-invalid':
      return `${failure.mirror} is no mirror: it must be an https address, or http on this computer.`;
    case 'disk-too-small':
      return `${failure.path} has room for ${formatBytes(failure.free)}, and ${formatBytes(failure.needed)} are needed. Free some space and try again.`;
    case 'import-failed':
      return `${failure.path} could not be imported: ${importReason(failure.reason)}${failure.detail === '' ? '' : ` (${failure.detail})`}.`;
    case 'choice-gone':
      return 'What was chosen is not known any more: choose again.';
    case 'cancelled':
      return 'Cancelled. What a download has got is kept for the next time.';
    case 'model-missing':
      return `There is no model in ${failure.path}. Train one with --out ${failure.path}.`;
    case 'model-damaged':
      return `The model in ${failure.path} is damaged: ${failure.reason}. Train it again.`;
    case 'model-file-invalid':
      return `${failure.path} is no model file: ${failure.reason}.`;
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

function unfit(problem: (typeof SHAPE_PROBLEMS)[number]): string {
  switch (problem) {
    case 'needs-flat':
      return 'it needs a row of values; put a flatten before it';
    case 'needs-picture':
      return 'it needs a picture, and there is only a row of values';
    case 'too-small':
      return 'the picture is smaller than its kernel or its squares';
  }
}

function importReason(reason: (typeof IMPORT_REASONS)[number]): string {
  switch (reason) {
    case 'nothing-found':
      return 'it holds no IDX files, no folders with images and no CSV';
    case 'nothing-readable':
      return 'nothing in it could be read';
    case 'too-few':
      return 'it takes at least two digits of two classes';
    case 'too-many-classes':
      return 'it has more than 100 classes';
    case 'too-many-samples':
      return 'it has more than 200,000 digits';
    case 'damaged':
      return 'it is damaged';
    case 'no-labels':
      return 'the file with the labels of its images is missing';
    case 'not-the-original':
      return 'these are not the original files';
  }
}
