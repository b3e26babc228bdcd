import { DIGIT_FORMATS } from '../../contract/catalogue.ts';
import { BATCH_SIZE, EPOCHS, LEARNING_RATE } from '../../contract/training.ts';
import { PRESET_NAMES } from '../engine/network/presets.ts';

export const USAGE = `Digit Studio without a window

npm run cli -- train [--net ${PRESET_NAMES.join('|')}] [--epochs ${EPOCHS.standard}] [--batch ${BATCH_SIZE.standard}] [--rate ${LEARNING_RATE.standard}] [--seed 1]
                     [--data <dataset>] [--out <model folder>]
    Trains a network, tests it after every epoch and saves it. Ctrl-C stops it and keeps what it learned.

npm run cli -- evaluate --model <model folder> [--data <dataset>]
    Loss, accuracy and confusion matrix of a saved model on the test digits.

npm run cli -- predict --model <model folder> <file.json or file.json.gz>
    Reads drawn digits: a JSON array of { "strokes": [[[x, y], ...], ...], "label"?: 0 to 9 }, y down.
    With labels: accuracy, also by class, and confusion matrix. Without: what each of them is.

npm run cli -- info [--model <model folder>]
    Versions, folders, the starter digits and the model.

npm run cli -- data list
npm run cli -- data fetch mnist|fashion-mnist [--mirror <address>] [--from <folder or file>]...
    Fetches a dataset and checks every byte; goes on where it was cut. --from takes the original files
    from this computer instead. DIGIT_STUDIO_MIRROR is a mirror too.
npm run cli -- data verify <dataset>
npm run cli -- data import <folder or files> [--name <name>] [--fit mnist|stretch] [--ink dark|light]
    A folder with IDX files, with a folder of PNG or JPEG for each class, or CSV (label, 784 values).
npm run cli -- data export <dataset> <folder> [--format ${DIGIT_FORMATS.join('|')}]
npm run cli -- data remove <dataset>

A dataset is starter, mnist, fashion-mnist, an own one by its name, or a folder with the four files of
MNIST (train-images-idx3-ubyte.gz and so on, gzipped or not). --user-data-dir is the app's data folder.
--json prints one JSON object a line.  --help shows this.
Exit codes: 0 done, 1 failed, 2 wrong use.`;
