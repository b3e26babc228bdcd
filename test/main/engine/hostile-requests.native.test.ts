import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import * as v from 'valibot';
import { expect, it, onTestFinished, vi } from 'vitest';
import { type RequestName, requests } from '../../../app/contract/engine.ts';
import type { TrainingSettings } from '../../../app/contract/training.ts';
import { namedRecipe } from '../../../app/core/training/recipes.ts';
import { createAudience } from '../../../app/main/engine/audience.ts';
import { createEngine } from '../../../app/main/engine/engine-api.ts';
import { constantCount } from '../../../app/main/engine/ops/constant.ts';
import { liveTensors } from '../../../app/main/engine/ops/tidy.ts';
import { inventDigits, writeDataset } from './dataset/digit-files.ts';
import { csvLine, drawn } from './dataset/import/source-files.ts';
import { contentOf } from './hostile/folder-content.ts';
import { type HostileCase, hostileCases } from './hostile/hostile-cases.ts';
import { RawPage } from './hostile/raw-page.ts';
import { withLive } from './hostile/with-live.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CASES = 10_000;
const SEED = 20_251_124;
/** Not answered yet, as a page that does not wait has them. */
const AT_ONCE = 50;
/** Cases, after which all that has begun is stopped: a run goes on as long as it was told to. */
const STOP_EVERY = 200;
/** Megabytes: what the allocators keep, for the largest messages that are sent. */
const MOST_GROWTH = 300;

/** On a busy machine; else half a minute. */
const LIMIT_MS = 300_000;

const TICKETS = {
  table: '00000000-0000-0000-0000-000000000001',
  folder: '00000000-0000-0000-0000-000000000002',
  nowhere: '00000000-0000-0000-0000-000000000003',
};
const layers = [{ kind: 'flatten' } as const, { kind: 'dense', units: 8 } as const];
const settings: TrainingSettings = {
  network: { name: 'small', layers },
  recipe: { ...namedRecipe('lesson', layers), epochs: 1, batchSize: 16 },
};
const STROKES = [
  [
    [10, 10],
    [20, 90],
  ],
] satisfies [number, number][][];

/** An app with all that a request may be about, some folders below everything that is looked at. */
async function openApp() {
  const around = await temporaryFolder();
  const data = join(around, 'home', 'app', 'data');
  const resources = join(around, 'home', 'resources');
  const chosen = join(around, 'home', 'chosen');
  await writeDataset(join(resources, 'starter'), inventDigits(60), inventDigits(20, 2));
  await mkdir(chosen, { recursive: true });
  const table = join(chosen, 'digits.csv');
  const lines = Array.from({ length: 12 }, (_, place) => csvLine(place % 3, drawn(place)));
  await writeFile(table, lines.join('\n'));
  await writeFile(join(around, 'home', 'diary'), 'nobody reads this');

  const surroundings = {
    paths: { data, resources },
    downloads: { mirror: null, neverDownload: false },
    fetch: () => Promise.reject(new TypeError('there is no network here')),
  };
  const open = () => {
    const audience = createAudience();
    const engine = createEngine({ ...surroundings, announce: audience.announce });
    engine.rememberChoice(TICKETS.table, [table]);
    engine.rememberChoice(TICKETS.folder, [chosen]);
    engine.rememberChoice(TICKETS.nowhere, [join(chosen, 'gone')]);
    return new RawPage(engine.api, audience);
  };
  return { around, data, chosen, open };
}

/** Long enough for a step and a small file. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

/** A run that its engine was killed in: it says nothing any more, and its files are as they were. */
async function leaveRun(page: RawPage): Promise<string> {
  const long = { ...settings, recipe: { ...settings.recipe, epochs: 500 } };
  const { id } = await page.get('startTraining', long);
  await settled();
  await page.get('pauseTraining', {});
  await settled();
  return id;
}

/** Trains the same network on the same samples, and has it read one. */
async function trainAndRead(page: RawPage): Promise<string> {
  await page.get('useDataset', { id: 'starter' });
  await page.get('startTraining', settings);
  for (;;) {
    const { run, library } = await page.get('status', {});
    if (run?.outcome?.kind === 'completed') {
      await page.get('predict', { pixels: new Uint8Array(784) });
      await page.get('classMeans', {});
      return library.inUse!;
    }
    if (run?.outcome) throw new Error(`the run has ${run.outcome.kind}`);
    await settled();
  }
}

/** What the cases name; each time something else, since much is removed on the way. */
const NAMED = {
  model: 'model-aaaaaaaaaaaa',
  person: 'person-aaaaaaaaaaaa',
  drawing: 'drawing-aaaaaaaaaaaa',
  dataset: 'own-aaaaaaaaaaaa',
};

/** Sees to it that there is something to be misused: a model, a person with drawings, a dataset. */
async function fill(page: RawPage): Promise<ReadonlyMap<string, string>> {
  const { library, people } = await page.get('status', {});
  const [deleted] = library.bin;
  if (library.inUse === null && deleted) await page.get('restoreModel', { id: deleted.id });
  const model = library.inUse ?? deleted?.id ?? (await trainAndRead(page));
  const person = people.inUse ?? (await page.get('addPerson', { name: 'Ada' })).id;
  const { drawings } = await page.get('drawings', { id: person });
  let drawing = drawings[0]?.id;
  for (const label of drawings.length < 2 ? [1, 7, 7] : []) {
    const ink = { kind: 'strokes', strokes: STROKES, pen: 2.5 } as const;
    drawing = (await page.get('addDrawing', { person, drawing: { label, ink } })).id;
  }
  const { entries } = await page.get('catalogue', {});
  const dataset = entries.find(({ id }) => id.startsWith('own-'))?.id ?? (await importOne(page));
  return new Map([
    [NAMED.model, model],
    [NAMED.person, person],
    [NAMED.drawing, drawing!],
    [NAMED.dataset, dataset],
  ]);
}

async function importOne(page: RawPage): Promise<string> {
  const options = { fit: 'stretch', ink: 'light' } as const;
  const { dataset } = await page.get('importDataset', {
    ...{ ticket: TICKETS.table, name: 'Mine', options },
  });
  return dataset.id;
}

/** Ends all that goes on. */
async function stopAll(page: RawPage): Promise<void> {
  await page.get('stopTraining', {});
  await page.get('discardHand', {});
  const { entries } = await page.get('catalogue', {});
  await Promise.all(entries.map(({ id }) => page.get('cancelWork', { id })));
}

/** Sends a case and says what is wrong with the answer; null if nothing is. */
async function complaintAbout(page: RawPage, sent: HostileCase): Promise<string | null> {
  if (sent.kind === 'message') {
    page.send(sent.message);
    return null;
  }
  const { name, input } = sent;
  const answer = await page.ask(name, input);
  const about = `${name} ${inspect(input, { depth: 6, maxStringLength: 80, maxArrayLength: 8 })}`;
  if (answer.kind === 'refusal') {
    const { failure } = answer;
    // The code of every error that nobody foresaw.
    return failure.code === 'internal' ? `${about}: ${failure.detail}` : null;
  }
  const output = v.safeParse(requests[name as RequestName].output, answer.output);
  return output.success ? null : `${about}: answers ${v.summarize(output.issues)}`;
}

async function sendAll(page: RawPage, cases: readonly HostileCase[]): Promise<string[]> {
  const complaints: string[] = [];
  const live = await fill(page);
  const rest = [...cases];
  const sendNext = async () => {
    for (let next = rest.pop(); next; next = rest.pop()) {
      const complaint = await complaintAbout(page, withLive(next, live));
      if (complaint !== null) complaints.push(complaint);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
  await stopAll(page);
  return complaints;
}

const megabytes = () => process.memoryUsage().rss / 1e6;

it(
  'survives whatever a page sends, and touches nothing but its own folder',
  async () => {
    const { around, data, chosen, open } = await openApp();
    const interrupted = await leaveRun(open());
    const page = open();
    onTestFinished(() => page.close());
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => logged.mockRestore());
    const cases = hostileCases(CASES, SEED, [
      ...[...Object.values(NAMED), ...Object.values(TICKETS), interrupted],
    ]);
    expect(cases).toHaveLength(CASES);
    await trainAndRead(page);
    await stopAll(page);
    const before = await contentOf(around, [data, chosen]);
    const tensors = liveTensors() - constantCount();
    const memory = megabytes();

    const complaints: string[] = [];
    for (let done = 0; done < CASES; done += STOP_EVERY) {
      complaints.push(...(await sendAll(page, cases.slice(done, done + STOP_EVERY))));
    }
    expect([...complaints, ...page.strange]).toEqual([]);
    // Nor is there a defect of which only the log is told.
    expect(logged.mock.calls).toEqual([['a message that is no request was dropped']]);
    expect(megabytes() - memory).toBeLessThan(MOST_GROWTH);

    await trainAndRead(page);
    await stopAll(page);
    expect(liveTensors() - constantCount()).toBe(tensors);
    expect(await contentOf(around, [data, chosen])).toEqual(before);
    // Beside the file that was chosen there are only exports: models, or in folders of their own.
    const made = await readdir(chosen, { withFileTypes: true });
    const files = made.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    expect(files.filter((name) => !name.endsWith('.digitmodel'))).toEqual(['digits.csv']);
  },
  LIMIT_MS,
);
