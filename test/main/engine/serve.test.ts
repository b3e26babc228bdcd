import { expect, it, onTestFinished, vi } from 'vitest';
import type { EngineApi } from '../../../app/contract/engine.ts';
import type { Envelope } from '../../../app/contract/wire.ts';
import { serve } from '../../../app/main/engine/serve.ts';
import { createWirePair } from '../../fakes/wires.ts';

/** Sends messages to an engine that can do nothing, and gathers what comes back. */
async function answersTo(...messages: unknown[]): Promise<Envelope[]> {
  const [page, engine] = createWirePair();
  serve(engine, {} as EngineApi);
  const answers: Envelope[] = [];
  page.onMessage((answer) => answers.push(answer as Envelope));
  for (const message of messages) page.send(message as Envelope);
  await new Promise((resolve) => setTimeout(resolve, 0));
  return answers;
}

const request = (name: string, input: unknown) => ({ kind: 'request', id: 1, name, input });

it('says what does not fit in some words, however much does not fit', async () => {
  const long = 'x'.repeat(100_000);
  const answers = await answersTo(
    ...[request('addPerson', { name: [long] }), request(long, {})],
    request('saveNetwork', {
      network: { name: 'a', layers: new Array(100_000).fill({ kind: 'x' }) },
    }),
  );
  expect(answers).toHaveLength(3);
  for (const answer of answers) {
    expect(answer).toMatchObject({ kind: 'refusal', failure: { code: 'request-invalid' } });
    expect(JSON.stringify(answer).length).toBeLessThan(1_000);
  }
});

it('notes once that a page sends what is no request', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => logged.mockRestore());
  const nonsense = ['nonsense', null, { kind: 'request' }, { kind: 'answer', id: 1, output: 1 }];
  expect(await answersTo(...nonsense, ...nonsense)).toEqual([]);
  expect(logged).toHaveBeenCalledTimes(1);
});
