import { m } from '../../i18n/messages.ts';

/** What own digits may look like on the disk; names of files and values are the same in all languages. */
export const sourceKinds = [
  {
    format: 'images',
    title: m.importImagesTitle,
    hint: m.importImagesHint,
    tree: ['0/', '  anna.png', '  ben.jpg', '1/', '  anna.png'],
  },
  {
    format: 'csv',
    title: m.importCsvTitle,
    hint: m.importCsvHint,
    tree: ['digits.csv', '  5,0,0,84,…', '  0,0,51,159,…', '  4,0,0,0,…'],
  },
  {
    format: 'idx',
    title: m.importIdxTitle,
    hint: m.importIdxHint,
    tree: [
      'train-images-idx3-ubyte.gz',
      'train-labels-idx1-ubyte.gz',
      't10k-images-idx3-ubyte.gz',
      't10k-labels-idx1-ubyte.gz',
    ],
  },
] as const;
