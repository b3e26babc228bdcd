import { DIGIT_FORMATS } from '../../contract/catalogue.ts';
import { PRESET_NAMES } from '../../contract/network.ts';
import { FIRST_CHOICE, RECIPE_NAMES } from '../../core/training/recipes.ts';

export const USAGE = `Digit Studio without a window

npm run cli -- train [--net ${PRESET_NAMES.join('|')}|<file.json>] [--recipe ${RECIPE_NAMES.join('|')}] [--data <dataset>] [--out <folder>]
    Trains a network, evaluates it after every epoch and saves it. Ctrl-C stops it and keeps what it
    learned; --resume goes on with a run in --out that was killed. Without --net and --recipe it is
    the app's first choice, ${FIRST_CHOICE.network} by ${FIRST_CHOICE.recipe}; with --net alone softmax and mlp are trained as in the
    lesson, others the fast way. In its place:
    [--epochs n] [--batch n] [--optimizer sgd|adam|adamw] [--rate n] [--momentum n] [--beta2 n] [--weight-decay n]
    [--schedule constant|cosine|one-cycle|step:<epochs>:<factor>|plateau:<patience>:<factor>]
    [--label-smoothing n] [--dropout n] [--shift pixels] [--rotation degrees] [--scale n] [--shear n]
    [--elastic pixels] [--thickness n] [--styles probability] [--validation share] [--patience epochs]
    [--save-freq epochs] [--no-shuffle] [--drop-last] [--seed n]

npm run cli -- evaluate --model <model> [--data <dataset>]
    Loss, accuracy and confusion matrix of a saved model on the test digits.

npm run cli -- predict --model <model> <file.json or file.json.gz> [--by-writer] [--learn k] [--data <dataset>]
    Reads drawn digits: a JSON array of { "strokes": [[[x, y], ...], ...], "label"?: 0 to 9,
    "writer"?: "..." }, y down. With labels: accuracy, also by class and by writer, confusion matrix,
    and how many are refused. Without: what each of them is. --learn teaches a copy of the model each
    writer's hand by the first k drawings of each class, and reads the rest before and after; --data
    has the samples beside which it learns and those that it is tested on, if not those of its training.

npm run cli -- models list
npm run cli -- models show|delete <model>
npm run cli -- models export <model> <folder>
npm run cli -- models import <file>
npm run cli -- models continue <model> [--epochs 2] [--data <dataset>] [--out <folder>]
    Continues the training with the model's optimizer, for so many epochs more; --data is where its
    digits are now.

npm run cli -- info [--model <model>]
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

A model is one of the app's by its name, or a folder. A dataset is starter, mnist, fashion-mnist, an own one by its name, or a folder with the four files of
MNIST (train-images-idx3-ubyte.gz and so on, gzipped or not). --user-data-dir is the app's data folder.
--json prints one JSON object a line.  --help shows this.
Exit codes: 0 done, 1 failed, 2 wrong use.`;
