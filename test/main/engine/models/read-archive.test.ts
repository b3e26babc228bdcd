import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { readArchive } from '../../../../app/main/engine/models/archive/read-archive.ts';
import { archiveOf } from '../../../../app/main/engine/models/archive/write-archive.ts';
import { type SavedModel, saveModel } from '../../../../app/main/engine/models/save-model.ts';
import { encodeCheckpoint } from '../../../../app/main/engine/training/checkpoints/checkpoint-file.ts';
import { damagedOf } from '../damaged-of.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { snapshotAt } from '../training/snapshot-at.ts';
import { smallModel } from './small-model.ts';

const model = smallModel(1);
const trainingState = stateOf(model);

interface Part {
  name: string;
  content: Uint8Array;
  compress?: boolean;
}

/** A model's files, and the archive of them that the app writes. */
async function saved(): Promise<{ parts: Part[]; archive: Uint8Array }> {
  const folder = join(await temporaryFolder(), 'model');
  await saveModel(folder, { ...model, trainingState });
  // By their names: model.json, training, weights.
  const [description, training, weights] = await Promise.all(
    (await readdir(folder)).sort().map(async (name) => ({
      ...{ name, content: await readFile(join(folder, name)) },
    })),
  );
  return { parts: [description!, weights!, training!], archive: await archiveOf(folder) };
}

async function fileOf(content: Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'given.digitmodel');
  await writeFile(path, content);
  return path;
}

async function zipOf(given: readonly Part[]): Promise<string> {
  const zip = new ZipFile();
  for (const { name, content, compress = false } of given) {
    zip.addBuffer(Buffer.from(content), name, { compress });
  }
  zip.end();
  return fileOf(await buffer(zip.outputStream));
}

async function reasonOf(path: string): Promise<string> {
  const failure = await failureOf(readArchive(path));
  expect(failure).toMatchObject({ code: 'model-file-invalid', path });
  return 'reason' in failure ? failure.reason : '';
}

describe('readArchive', () => {
  it('gives back the model with the state of its training', async () => {
    const read = await readArchive(await fileOf((await saved()).archive));
    expect(read).toEqual({ ...model, trainingState: Buffer.from(trainingState) });
  });

  it('does without the state of a training', async () => {
    const { parts } = await saved();
    const read = await readArchive(await zipOf(parts.slice(0, 2)));
    expect(read).toEqual({ ...model, trainingState: null });
  });

  it('makes a model or a reason of any file', async () => {
    const { archive } = await saved();
    const path = await fileOf(archive);
    const anything = fc.oneof(fc.uint8Array({ maxLength: 200 }), damagedOf(archive));
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        await writeFile(path, bytes);
        const read = await readArchive(path).catch(() => null);
        // Whatever was changed, the weights are those of the model, or there is no model.
        if (read) expect(read.values).toEqual(model.values);
        else await reasonOf(path);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, (parts: readonly Part[]) => Part[], RegExp]>([
    ['something else', (parts) => [...parts, { name: 'run.sh', content: Buffer.of(1) }], /entries/],
    [
      'something in the place of its training',
      (parts) => [...parts.slice(0, 2), { name: 'run.sh', content: Buffer.of(1) }],
      /no part of a model/,
    ],
    ['no description', (parts) => parts.slice(1), /no model\.json/],
    ['no weights', (parts) => [parts[0]!], /no weights-/],
    [
      'other weights',
      (parts) => [
        parts[0]!,
        { name: parts[1]!.name, content: new Uint8Array(parts[1]!.content.length) },
      ],
      /not those that it names/,
    ],
    [
      'the training of another',
      (parts) => [...parts.slice(0, 2), { name: parts[2]!.name, content: stateOf(smallModel(2)) }],
      /other weights/,
    ],
    ['packed entries, of any size unpacked', (parts) => parts.map(packed), /not stored/],
    ['two entries of one name', (parts) => [parts[0]!, parts[1]!, parts[1]!], /two entries/],
    [
      'a longer description than there is',
      ([first]) => [{ ...first!, content: LONG }],
      /too large/,
    ],
  ])('refuses an archive with %s', async (_, given, reason) => {
    expect(await reasonOf(await zipOf(given((await saved()).parts)))).toMatch(reason);
  });

  // As long as the name that they take the place of.
  it.each(['../mo.json', '/odel.json', 'mo\\..\\json'])(
    'refuses an archive that would write to %s',
    async (name) => {
      const { archive } = await saved();
      expect(await reasonOf(await fileOf(renamed(archive, 'model.json', name)))).toMatch(
        /path|characters/,
      );
    },
  );

  it('refuses what is no file, and says what cannot be read', async () => {
    const scratch = await temporaryFolder();
    const folder = join(scratch, 'folder.digitmodel');
    await mkdir(folder);
    expect(await reasonOf(folder)).toMatch(/no file/);
    expect(await reasonOf('/dev/zero')).toMatch(/no file/);
    expect(await failureOf(readArchive(join(scratch, 'gone')))).toMatchObject({
      code: 'not-readable',
      reason: 'ENOENT',
    });
  });

  it('takes no memory for a file of any length', async () => {
    const path = await fileOf((await saved()).archive);
    await truncate(path, 40_000_000_000);
    expect(await reasonOf(path)).not.toBe('');
  });
});

const LONG = new Uint8Array(1_000_001).fill(32);

function stateOf({ values }: SavedModel): Uint8Array {
  return encodeCheckpoint({ ...snapshotAt(12, 10), weights: [...values] });
}

function packed(part: Part): Part {
  return { ...part, compress: true };
}

/** The same archive with another name in it: libraries refuse to write such names. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');
}
