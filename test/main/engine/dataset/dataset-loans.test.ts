import { expect, it } from 'vitest';
import type { Dataset } from '../../../../app/main/engine/dataset/dataset.ts';
import { createDatasetLoans } from '../../../../app/main/engine/dataset/dataset-loans.ts';

/** Loans of datasets that only know whether they are in memory. */
function recordedLoans() {
  const events: string[] = [];
  const loans = createDatasetLoans((key) => {
    if (key === 'missing') return Promise.reject(new Error('not there'));
    events.push(`load ${key}`);
    const dataset = { free: () => void events.push(`free ${key}`) };
    // All that loans ask of a dataset is to free itself.
    return Promise.resolve(dataset as unknown as Dataset);
  });
  return { loans, events };
}

it('loads a dataset once for all who borrow it, and keeps it for the next', async () => {
  const { loans, events } = recordedLoans();
  const [first, second] = await Promise.all([loans.borrow('a'), loans.borrow('a')]);
  first.giveBack();
  second.giveBack();
  (await loans.borrow('a')).giveBack();
  expect(events).toEqual(['load a']);
});

it('frees the one before only when nobody has it any more', async () => {
  const { loans, events } = recordedLoans();
  const first = await loans.borrow('a');
  const second = await loans.borrow('a');
  await loans.borrow('b');
  first.giveBack();
  first.giveBack();
  await Promise.resolve();
  expect(events).toEqual(['load a', 'load b']);
  second.giveBack();
  await Promise.resolve();
  expect(events).toEqual(['load a', 'load b', 'free a']);
});

it('loads again what was forgotten', async () => {
  const { loans, events } = recordedLoans();
  (await loans.borrow('a')).giveBack();
  loans.forget();
  await Promise.resolve();
  await loans.borrow('a');
  expect(events).toEqual(['load a', 'free a', 'load a']);
});

it('does not keep a failure', async () => {
  const { loans, events } = recordedLoans();
  await expect(loans.borrow('missing')).rejects.toThrow('not there');
  await expect(loans.borrow('missing')).rejects.toThrow('not there');
  await loans.borrow('a');
  expect(events).toEqual(['load a']);
});
