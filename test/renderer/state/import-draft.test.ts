import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../app/contract/failures.ts';
import { connected, settle } from '../../fakes/connected.ts';
import { previewOf, TICKET } from '../../fakes/datasets.ts';

async function chosen(api: Parameters<typeof connected>[0] = {}) {
  const all = await connected(api);
  await all.app.digits.draft.choose('folder-to-read');
  await settle();
  return { ...all, draft: all.app.digits.draft };
}

describe('own digits', () => {
  it('are looked at with what the engine finds to fit', async () => {
    const { draft, engine } = await chosen();
    expect(engine.requests.at(-1)).toEqual({
      name: 'previewImport',
      input: { ticket: TICKET, options: null },
    });
    expect(draft.stage).toBe('preview');
    expect(draft.options).toEqual({ fit: 'mnist', ink: 'dark' });
    expect(draft.name).toBe('class-4b');
    expect(draft.source).toBe('class-4b');
  });

  it('are looked at again with other options; the name that was typed stays', async () => {
    const { draft, engine } = await chosen();
    draft.name = 'Mine';
    draft.setOptions({ fit: 'stretch', ink: 'dark' });
    expect(draft.isReading).toBe(true);
    expect(draft.preview).not.toBeNull();
    expect(draft.canImport).toBe(false);
    await settle();
    expect(engine.requests.at(-1)?.input).toMatchObject({ options: { fit: 'stretch' } });
    expect(draft.preview?.options.fit).toBe('stretch');
    expect(draft.name).toBe('Mine');
    expect(draft.canImport).toBe(true);
  });

  it('are imported with a name and the options on screen', async () => {
    const { draft, engine } = await chosen();
    draft.name = '  Mine ';
    await draft.import();
    expect(engine.requests.at(-1)).toEqual({
      name: 'importDataset',
      input: { ticket: TICKET, name: 'Mine', options: { fit: 'mnist', ink: 'dark' } },
    });
    expect(draft.stage).toBe('result');
    expect(draft.result?.dataset.name).toBe('Mine');
  });

  it('need a name', async () => {
    const { draft } = await chosen();
    draft.name = '   ';
    expect(draft.canImport).toBe(false);
  });
});

describe('what goes wrong', () => {
  it('leads back to choosing when there is nothing to look at', async () => {
    const failure = {
      code: 'import-failed',
      reason: 'nothing-found',
      path: '/home/lin/empty',
      detail: '',
    } as const;
    const { draft } = await chosen({
      previewImport: () => Promise.reject(new FailureError(failure)),
    });
    expect(draft.stage).toBe('source');
    expect(draft.failure).toEqual(failure);
    expect(draft.source).toBeNull();
  });

  it('leaves the preview where only these options are at fault', async () => {
    const { draft, engine } = await chosen();
    engine.api.previewImport = () => Promise.reject(new FailureError({ code: 'dataset-busy' }));
    draft.setOptions({ fit: 'stretch', ink: 'light' });
    await settle();
    expect(draft.stage).toBe('preview');
    expect(draft.failure?.code).toBe('dataset-busy');
  });

  it('is nothing to speak of when the person cancelled', async () => {
    const { draft, engine } = await chosen();
    engine.api.importDataset = () => Promise.reject(new FailureError({ code: 'cancelled' }));
    await draft.import();
    expect(draft.stage).toBe('preview');
    expect(draft.failure).toBeNull();
  });

  it('has to be chosen again when the engine was another', async () => {
    const { draft, engine, kill } = await chosen();
    engine.api.importDataset = () => new Promise(() => undefined);
    const importing = draft.import();
    expect(draft.stage).toBe('importing');
    kill();
    await importing;
    expect(draft.stage).toBe('source');
    expect(draft.failure?.code).toBe('engine-gone');
  });

  it('does not show the preview of what was chosen before', async () => {
    const { draft, engine } = await chosen();
    let answer: (name: string) => void = () => undefined;
    engine.api.previewImport = () =>
      new Promise((resolve) => (answer = (name) => resolve(previewOf({ name }))));
    draft.setOptions({ fit: 'stretch', ink: 'dark' });
    await settle();
    draft.reset();
    answer('late');
    await settle();
    expect(draft.stage).toBe('source');
    expect(draft.name).toBe('');
  });
});
