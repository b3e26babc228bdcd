import { describe, expect, it } from 'vitest';
import type { SamplesPage } from '../../../app/contract/samples.ts';
import type { Outcome } from '../../../app/contract/wire.ts';
import { SamplePages } from '../../../app/renderer/state/sample-pages.svelte.ts';
import { PAGE_SIZE, type SamplesChoice } from '../../../app/renderer/state/sample-source.ts';
import { samplesPageOf, starterEntry } from '../../fakes/datasets.ts';
import { settle } from '../../fakes/connected.ts';

const entry = starterEntry({ trainCount: 60_000 });
const ALL: SamplesChoice = { part: 'train', label: null };

interface Asked {
  choice: SamplesChoice;
  page: number;
  answer(outcome?: Outcome<SamplesPage>): Promise<void>;
}

interface FakePicture {
  isClosed: boolean;
  close(): void;
}

function createPages() {
  const asked: Asked[] = [];
  const pictures: FakePicture[] = [];
  let arrivals = 0;
  const pages = new SamplePages<FakePicture>(
    {
      ask: (choice, offset, count) =>
        new Promise((resolve) => {
          const value = samplesPageOf({ id: 'starter', ...choice, offset, count }, entry);
          asked.push({
            choice,
            page: offset / PAGE_SIZE,
            async answer(outcome = { ok: true, value }) {
              resolve(outcome);
              await settle();
            },
          });
        }),
      paint: () => {
        const picture = { isClosed: false, close: () => (picture.isClosed = true) };
        pictures.push(picture);
        return Promise.resolve(picture);
      },
    },
    () => arrivals++,
  );
  return { pages, asked, pictures, arrivals: () => arrivals };
}

function numbers(asked: Asked[]): number[] {
  return asked.map(({ page }) => page);
}

async function answerAll(asked: Asked[]): Promise<void> {
  for (let next = 0; next < asked.length; next++) await asked[next]!.answer();
}

describe('what is asked for', () => {
  it('are at most two pages at a time', async () => {
    const { pages, asked } = createPages();
    pages.show(ALL, 60_000);
    pages.view(0, 999);
    expect(numbers(asked)).toEqual([0, 1]);
    await asked[1]!.answer();
    expect(numbers(asked)).toEqual([0, 1, 2]);
  });

  it('is what is in view in the end, not all that passed by', async () => {
    const { pages, asked } = createPages();
    pages.show(ALL, 60_000);
    for (let first = 0; first < 59_900; first += 100) pages.view(first, first + 99);
    pages.view(59_900, 59_999);
    await answerAll(asked);
    expect(numbers(asked)).toEqual([0, 1, 299, 298]);
    expect(pages.sampleAt(59_999)).toMatchObject({ position: 59_999, index: 59_999, label: 9 });
  });

  it('is one sample more, if it is wanted', async () => {
    const { pages, asked } = createPages();
    pages.show(ALL, 60_000);
    pages.want(20_000);
    await answerAll(asked);
    expect(numbers(asked)).toEqual([0, 1, 100]);
  });

  it('is kept for a while, and its pictures are freed', async () => {
    const { pages, asked, pictures } = createPages();
    pages.show(ALL, 60_000);
    for (let page = 0; page < 100; page++) {
      pages.view(page * PAGE_SIZE, page * PAGE_SIZE);
      await answerAll(asked.splice(0));
    }
    const open = pictures.filter(({ isClosed }) => !isClosed);
    expect(open).toHaveLength(48);
    expect(pages.pictureOf(99)).toBe(open.at(-2));
    expect(pages.pictureOf(0)).toBeUndefined();
    pages.close();
    expect(pictures.every(({ isClosed }) => isClosed)).toBe(true);
  });
});

describe('another choice', () => {
  it('begins anew, and does not take the answers to the one before', async () => {
    const { pages, asked, pictures, arrivals } = createPages();
    pages.show(ALL, 60_000);
    pages.show({ part: 'train', label: 7 }, 1);
    // Two are under way for the choice before.
    expect(numbers(asked)).toEqual([0, 1]);
    await asked[0]!.answer();
    expect(pictures[0]!.isClosed).toBe(true);
    expect(arrivals()).toBe(0);
    expect(asked[2]).toMatchObject({ page: 0, choice: { label: 7 } });
    await asked[2]!.answer();
    expect(pages.total).toBe(6000);
    expect(pages.sampleAt(3)).toMatchObject({ position: 3, index: 37, label: 7 });
  });
});

describe('a failure', () => {
  it('ends the asking until it is resumed', async () => {
    const { pages, asked } = createPages();
    pages.show(ALL, 60_000);
    const failure = { code: 'dataset-missing', path: '/digits' } as const;
    await asked[0]!.answer({ ok: false, failure });
    await asked[1]!.answer();
    pages.view(400, 500);
    expect(pages.failure).toEqual(failure);
    expect(numbers(asked)).toEqual([0, 1]);
    pages.resume();
    expect(pages.failure).toBeNull();
    expect(numbers(asked)).toEqual([0, 1, 2, 3]);
  });
});
