import { BATCH_SIZE, EPOCHS, LEARNING_RATE } from '../../contract/training.ts';
import { presets } from '../engine/network/presets.ts';

export const USAGE = `Digit Studio without a window

npm run cli -- train [--net ${Object.keys(presets).join('|')}] [--epochs ${EPOCHS.standard}] [--batch ${BATCH_SIZE.standard}] [--rate ${LEARNING_RATE.standard}] [--seed 1]
                     [--data starter|<folder>] [--out <model folder>]
    Trains a network, tests it after every epoch and saves it. Ctrl-C stops it and keeps what it learned.

npm run cli -- evaluate --model <model folder> [--data starter|<folder>]
    Loss, accuracy and confusion matrix of a saved model on the test digits.

npm run cli -- predict --model <model folder> <file.json or file.json.gz>
    Reads drawn digits: a JSON array of { "strokes": [[[x, y], ...], ...], "label"?: 0 to 9 }, y down.
    With labels: accuracy, also by class, and confusion matrix. Without: what each of them is.

npm run cli -- info [--model <model folder>]
    Versions, folders, the starter digits and the model.

A data folder holds the four files of MNIST (train-images-idx3-ubyte.gz and so on, gzipped or not).
--json prints one JSON object a line.  --help shows this.
Exit codes: 0 done, 1 failed, 2 wrong use.`;
