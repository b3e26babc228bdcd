import { DIGIT_CLASSES, type KNOWN_DATASETS } from '../../../contract/dataset.ts';

export type KnownId = (typeof KNOWN_DATASETS)[number];

/** A file of MNIST's kind, as it must be once it is unpacked. */
export interface KnownFile {
  name: string;
  bytes: number;
  sha256: string;
  /** The length of the gzip file that most mirrors have; some compress it anew. */
  fetchBytes: number;
}

/** A dataset that can be fetched: what it is, where it is, and what its files must be. */
export interface KnownDataset {
  id: Exclude<KnownId, 'starter'>;
  name: string;
  classes: readonly string[];
  trainCount: number;
  testCount: number;
  licence: string;
  /** Folders on web servers, the first one first; each ends with a slash. */
  mirrors: readonly string[];
  files: readonly KnownFile[];
}

/** Lengths of a set of 60,000 and 10,000 images of 28x28, with the IDX headers. */
const TRAIN_IMAGES = { name: 'train-images-idx3-ubyte', bytes: 47_040_016 };
const TRAIN_LABELS = { name: 'train-labels-idx1-ubyte', bytes: 60_008 };
const TEST_IMAGES = { name: 't10k-images-idx3-ubyte', bytes: 7_840_016 };
const TEST_LABELS = { name: 't10k-labels-idx1-ubyte', bytes: 10_008 };

/**
 * MNIST (http://yann.lecun.com/exdb/mnist/). Its own host has answered 403 since 2022, so that all
 * others keep copies. CC BY-SA 3.0 is what the Keras and the Hugging Face copies state.
 */
export const MNIST: KnownDataset = {
  id: 'mnist',
  name: 'MNIST',
  classes: DIGIT_CLASSES,
  trainCount: 60_000,
  testCount: 10_000,
  licence: 'CC BY-SA 3.0',
  mirrors: [
    'https://ossci-datasets.s3.amazonaws.com/mnist/',
    'https://storage.googleapis.com/cvdf-datasets/mnist/',
    // The lesson's own, which can be reached from China.
    'https://dataset.bj.bcebos.com/mnist/',
  ],
  files: [
    {
      ...TRAIN_LABELS,
      sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
      fetchBytes: 28_881,
    },
    {
      ...TEST_LABELS,
      sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
      fetchBytes: 4_542,
    },
    {
      ...TEST_IMAGES,
      sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
      fetchBytes: 1_648_877,
    },
    {
      ...TRAIN_IMAGES,
      sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
      fetchBytes: 9_912_422,
    },
  ],
};

/**
 * Fashion-MNIST (https://github.com/zalandoresearch/fashion-mnist, MIT). The hashes are those of
 * Debian's package dataset-fashion-mnist, which compresses the files anew.
 */
export const FASHION_MNIST: KnownDataset = {
  id: 'fashion-mnist',
  name: 'Fashion-MNIST',
  classes: [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
  ],
  trainCount: 60_000,
  testCount: 10_000,
  licence: 'MIT',
  mirrors: [
    'https://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
    'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
    'https://dataset.bj.bcebos.com/fashion_mnist/',
  ],
  files: [
    {
      ...TRAIN_LABELS,
      sha256: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
      fetchBytes: 29_515,
    },
    {
      ...TEST_LABELS,
      sha256: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
      fetchBytes: 5_148,
    },
    {
      ...TEST_IMAGES,
      sha256: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
      fetchBytes: 4_422_102,
    },
    {
      ...TRAIN_IMAGES,
      sha256: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
      fetchBytes: 26_421_880,
    },
  ],
};

export type KnownDatasets = ReadonlyMap<string, KnownDataset>;

export const KNOWN_BY_ID: KnownDatasets = new Map(
  [MNIST, FASHION_MNIST].map((known) => [known.id, known]),
);
