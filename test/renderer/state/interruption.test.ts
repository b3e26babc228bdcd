import { expect, it } from 'vitest';
import { FailureError } from '../../../app/contract/failures.ts';
import { connected, type Connected, settle } from '../../fakes/connected.ts';
import { interruptedOf, RUN_ID, status } from '../../fakes/samples.ts';

function withInterrupted(api: Parameters<typeof connected>[0] = {}): Promise<Connected> {
  return connected({
    status: () => Promise.resolve({ ...status, interrupted: interruptedOf() }),
    ...api,
  });
}

it('is there as long as the engine tells it', async () => {
  const { app, engine, kill, revive } = await withInterrupted();
  expect(app.interruption.run?.epoch).toBe(3);
  kill();
  expect(app.interruption.run).toBeNull();
  await revive();
  expect(app.interruption.run?.epoch).toBe(3);
  engine.announce('interruptedChanged', null);
  await settle();
  expect(app.interruption.run).toBeNull();
});

it('goes on, asked once for two clicks', async () => {
  const { app, engine } = await withInterrupted();
  await Promise.all([app.interruption.resume(), app.interruption.resume()]);
  expect(engine.requests.filter(({ name }) => name === 'resumeRun')).toEqual([
    { name: 'resumeRun', input: { id: RUN_ID } },
  ]);
});

it('says why it cannot go on, and can be given up', async () => {
  const failure = { code: 'run-lost' } as const;
  const { app, engine } = await withInterrupted({
    resumeRun: () => Promise.reject(new FailureError(failure)),
  });
  await app.interruption.resume();
  expect(app.interruption.refusal).toEqual(failure);
  expect(app.interruption.asked).toBeNull();
  await app.interruption.discard();
  expect(engine.requests.at(-1)).toEqual({ name: 'discardRun', input: { id: RUN_ID } });
  expect(app.interruption.refusal).toBeNull();
});
