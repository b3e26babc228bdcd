import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../failure-of.ts';
import { csvLine, drawn, folderOf, imported } from './source-files.ts';

const HEADER = ['label', ...Array.from({ length: 784 }, (_, pixel) => `p${pixel}`)].join(',');

function lines(labels: (string | number)[]): string[] {
  return labels.map((label, number) => csvLine(label, drawn(number)));
}

describe('importing CSV', () => {
  it('takes the parts by the names of the files, with and without a header', async () => {
    const folder = await folderOf({
      'mnist_train.csv': [HEADER, ...lines([3, 1, 4, 1])].join('\r\n'),
      'mnist_test.csv': lines([5, 9]).join('\n'),
    });
    const result = await imported(folder);
    expect(result.preview).toMatchObject({ format: 'csv', count: null, hasTestPart: true });
    expect(result.preview.classes).toHaveLength(10);
    expect(result.train.labels).toEqual([3, 1, 4, 1]);
    expect(result.test.labels).toEqual([5, 9]);
    expect(Buffer.compare(result.test.pixels.subarray(784), drawn(1).pixels)).toBe(0);
  });

  it('takes a single file with names, quotes, semicolons and a mark at its beginning', async () => {
    const text = lines(['"cat; ""big"""', 'dog', '"cat; ""big"""', 'dog', 'bird'])
      .join('\n')
      .replaceAll(',', ';');
    const folder = await folderOf({ 'pets-latest.csv': `\ufeff${text}` });
    const result = await imported(join(folder, 'pets-latest.csv'));
    expect(result.preview.name).toBe('pets-latest');
    expect(result.stored.classes).toEqual(['bird', 'cat; "big"', 'dog']);
    expect(result.stored).toMatchObject({ trainCount: 4, testCount: 1 });
  });

  it('takes whole numbers that are written otherwise, up to the largest', async () => {
    const text = lines(['1.0', ' 11 ', '"2"']).join('\n').replaceAll(',0', ', 0.0');
    const result = await imported(await folderOf({ 'a.csv': text }));
    expect(result.stored.classes).toHaveLength(12);
    expect(result.problemCount).toBe(0);
  });

  it('tells of every line that it passes over', async () => {
    const [good] = lines([1]);
    const text = [
      ...lines([0, 1]),
      '1,2,3',
      `${good},0`,
      good!.replace(',0', ',256'),
      good!.replace(',0', ',x'),
      good!.replace(',0', ',-1'),
      good!.replace(',0', ','),
      ...lines([100, '', 'x'.repeat(61), 'a\u0007b']),
      '9'.repeat(20_000),
      '',
      csvLine(2, drawn(0, { ink: 0 })),
      ...lines([7]),
    ].join('\n');
    const { problems, stored } = await imported(await folderOf({ 'a.csv': text }));
    expect(stored.trainCount + stored.testCount).toBe(3);
    expect(problems.map(({ where, code, detail }) => [where, code, detail])).toEqual([
      ['a.csv:3', 'wrong-length', '3'],
      ['a.csv:4', 'wrong-length', '786'],
      ['a.csv:5', 'not-a-pixel', '256'],
      ['a.csv:6', 'not-a-pixel', 'x'],
      ['a.csv:7', 'not-a-pixel', '-1'],
      ['a.csv:8', 'not-a-pixel', ''],
      ['a.csv:9', 'label-strange', '100'],
      ['a.csv:10', 'label-strange', ''],
      ['a.csv:11', 'label-strange', 'x'.repeat(61)],
      ['a.csv:12', 'label-strange', 'a\u0007b'],
      ['a.csv:13', 'wrong-length', ''],
      ['a.csv:15', 'blank', ''],
    ]);
  });

  it('fails where there are too many classes, too few, or no line that can be read', async () => {
    const names = Array.from({ length: 101 }, (_, place) => `name ${place}`);
    const reasonOf = async (text: string) => failureOf(imported(await folderOf({ 'a.csv': text })));
    expect(await reasonOf(lines(names).join('\n'))).toMatchObject({ reason: 'too-many-classes' });
    expect(await reasonOf(lines([1, 1]).join('\n'))).toMatchObject({ reason: 'too-few' });
    expect(await reasonOf('nothing,here')).toMatchObject({ reason: 'nothing-readable' });
    expect(await reasonOf('')).toMatchObject({ reason: 'nothing-readable' });
  });
});
