import { expect, it, vi } from 'vitest';
import { connected, type Connected, settle } from '../../fakes/connected.ts';
import { epochOf, progressOf, runOf } from '../../fakes/samples.ts';

function asked({ engine }: Connected): number {
  return engine.requests.filter(({ name }) => name === 'firstLayer').length;
}

async function progress(all: Connected): Promise<void> {
  all.engine.announce('trainingProgressed', progressOf());
  await settle();
}

it('is asked for only while somebody looks', async () => {
  const all = await connected();
  await progress(all);
  expect(asked(all)).toBe(0);
  const end = all.app.firstLayer.watch();
  await settle();
  expect(asked(all)).toBe(1);
  expect(all.app.firstLayer.layer).toMatchObject({ count: 16, side: 5 });
  end();
  all.engine.announce('epochEnded', epochOf(1));
  await settle();
  expect(asked(all)).toBe(1);
});

it('is asked for at most once a second while a run goes on, and after each epoch', async () => {
  const all = await connected();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(10_000);
  try {
    all.engine.announce('trainingStarted', runOf());
    await settle();
    all.app.firstLayer.watch();
    await settle();
    for (let time = 0; time < 5; time++) await progress(all);
    expect(asked(all)).toBe(1);
    clock.mockReturnValue(11_000);
    await progress(all);
    expect(asked(all)).toBe(2);
    all.engine.announce('epochEnded', epochOf(1));
    await settle();
    expect(asked(all)).toBe(3);
  } finally {
    clock.mockRestore();
  }
});
