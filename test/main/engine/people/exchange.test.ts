import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOfInk } from '../../../../app/core/drawing/grid-of-ink.ts';
import { createChoices } from '../../../../app/main/engine/choices.ts';
import { encodeIdx, parseIdx } from '../../../../app/main/engine/dataset/idx.ts';
import { createPeople } from '../../../../app/main/engine/people/people.ts';
import { drawnDigits } from '../../../fakes/drawn-digits.ts';
import { failureOf } from '../failure-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { anyInk } from './any-ink.ts';

const TICKET = '4f9d3b1c-52a7-4d0e-9a38-7c2f6f1d0b5e';

/** Two people, of whom the first has drawings. */
async function twoPeople() {
  const data = await temporaryFolder();
  const choices = createChoices(0);
  const people = createPeople({
    ...{ data, choices },
    announce: () => undefined,
    report: () => undefined,
  });
  const { addPerson, addDrawing } = people.requests;
  const [lin, ada] = [await addPerson({ name: 'Lin/Mei' }), await addPerson({ name: 'Ada' })];
  const inks = fc.sample(anyInk, { numRuns: 12, seed: 5 }).filter((ink) => hasInk(gridOfInk(ink)));
  for (const [place, ink] of inks.entries()) {
    await addDrawing({ person: lin.id, drawing: { label: place % 10, ink } });
  }
  const out = join(data, 'out');
  await mkdir(out);
  return {
    ...{ people, lin, ada, inks, out },
    async exportAs(format: 'json' | 'idx') {
      choices.remember(TICKET, [out]);
      return people.requests.exportPerson({ id: lin.id, ticket: TICKET, format });
    },
    async import(paths: string[]) {
      choices.remember(TICKET, paths);
      return people.requests.importDrawings({ id: ada.id, ticket: TICKET });
    },
    async write(name: string, content: string | Uint8Array) {
      await writeFile(join(out, name), content);
      return join(out, name);
    },
  };
}

describe('drawings on their way to another program', () => {
  it('come back from JSON as they were drawn', async () => {
    const { people, ada, inks, exportAs, import: read } = await twoPeople();
    const { folder, files } = await exportAs('json');
    expect(files).toBe(1);
    expect(folder).toMatch(/Lin_Mei$/);
    expect(await read([join(folder, 'drawings.json')])).toEqual({
      ...{ added: inks.length, passedOver: 0 },
    });
    const { drawings } = await people.drawingsOf(ada.id);
    expect(drawings.map(({ ink }) => ink)).toEqual(inks);
    expect(drawings.map(({ label }) => label)).toEqual(inks.map((_, place) => place % 10));
  });

  it('have ids of their own, also if they are imported twice', async () => {
    const { people, ada, inks, exportAs, import: read } = await twoPeople();
    const { folder } = await exportAs('json');
    for (let count = 0; count < 2; count++) await read([join(folder, 'drawings.json')]);
    const { drawings } = await people.drawingsOf(ada.id);
    expect(new Set(drawings.map(({ id }) => id)).size).toBe(2 * inks.length);
  });

  it('come back from IDX as the network sees them', async () => {
    const { people, ada, inks, exportAs, import: read } = await twoPeople();
    const { folder, files } = await exportAs('idx');
    expect(files).toBe(2);
    const names = await readdir(folder);
    expect(names.sort()).toEqual(['train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz']);
    const images = parseIdx(gunzipSync(await readFile(join(folder, names[0]!))));
    expect(images.shape).toEqual([inks.length, 28, 28]);
    await read(names.map((name) => join(folder, name)));
    const { drawings } = await people.drawingsOf(ada.id);
    expect(drawings.map(({ ink }) => gridOfInk(ink))).toEqual(inks.map(gridOfInk));
  });

  it('go into a folder of their own each time', async () => {
    const { exportAs, out } = await twoPeople();
    await exportAs('json');
    await exportAs('json');
    expect((await readdir(out)).sort()).toEqual(['Lin_Mei', 'Lin_Mei 2']);
  });
});

describe('an import', () => {
  it('passes over what has no label or no ink, and what is no drawing', async () => {
    const { import: read, write } = await twoPeople();
    const strokes = [[[1, 1]]];
    const blank = { label: 2, pixels: Array(784).fill(0) };
    const entries = [{ label: 300, strokes }, { label: 1, strokes }, { strokes }, blank];
    const path = await write('some.json', JSON.stringify(entries));
    expect(await read([path])).toEqual({ added: 1, passedOver: 3 });
  });

  it('takes as many as there is room for', async () => {
    const { import: read, write, people, ada } = await twoPeople();
    const many = Array(5_010).fill({ label: 1, strokes: [[[1, 1]]] });
    const path = await write('many.json', JSON.stringify(many));
    expect(await read([path])).toEqual({ added: 5_000, passedOver: 10 });
    expect(await read([path])).toEqual({ added: 0, passedOver: 5_010 });
    expect((await people.drawingsOf(ada.id)).drawings).toHaveLength(5_000);
  });

  it('reads pictures of another size as MNIST was made', async () => {
    const { import: read, write, people, ada } = await twoPeople();
    const data = new Uint8Array(2 * 40 * 40);
    data.fill(255, 18 * 40, 20 * 40);
    const images = await write('digits-images-idx3', encodeIdx({ shape: [2, 40, 40], data }));
    const labels = await write(
      'digits-labels-idx1',
      encodeIdx({ shape: [2], data: Uint8Array.of(1, 2) }),
    );
    expect(await read([images, labels])).toEqual({ added: 1, passedOver: 1 });
    const [drawing] = (await people.drawingsOf(ada.id)).drawings;
    expect(drawing).toMatchObject({ label: 1, ink: { kind: 'picture' } });
  });

  it('says what is wrong with what was chosen', async () => {
    const { import: read, write } = await twoPeople();
    const text = await write('letter.json', 'Dear Lin');
    expect(await failureOf(read([text]))).toMatchObject({ code: 'no-drawings', path: text });
    const data = drawnDigits(3);
    const images = await write('images', encodeIdx({ shape: [3, 28, 28], data }));
    expect(await failureOf(read([images]))).toMatchObject({ reason: 'no-labels' });
    const blank = await write('none.json', JSON.stringify([{ strokes: [[[1, 1]]] }]));
    expect(await failureOf(read([blank]))).toMatchObject({ code: 'no-drawings', path: blank });
    expect(await failureOf(read(['/no/such/file']))).toMatchObject({ code: 'not-readable' });
  });
});

function hasInk(pixels: Uint8Array): boolean {
  return pixels.some((level) => level > 0);
}
