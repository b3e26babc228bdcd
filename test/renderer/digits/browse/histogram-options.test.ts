import { expect, it, vi } from 'vitest';
import { histogramOptions } from '../../../../app/renderer/digits/browse/histogram-options.ts';

const words = {
  names: ['Coat', 'Bag'],
  formatBar: (name: string, count: number) => `${name}: ${count}`,
};
const look = { chosen: 'teal', other: 'grey', text: 'black', line: 'silver' };

it('chooses the class in whose column a click was', () => {
  const choose = vi.fn();
  const { onClick } = histogramOptions(words, look, false, 6000, choose);
  onClick!({} as never, [], {} as never);
  expect(choose).not.toHaveBeenCalled();
  onClick!({} as never, [{ index: 1 } as never], {} as never);
  expect(choose).toHaveBeenCalledWith(1);
});

it('says name and count of a bar', () => {
  const { plugins, scales } = histogramOptions(words, look, true, 6000, () => undefined);
  const label = plugins?.tooltip?.callbacks?.label as (item: unknown) => string;
  expect(label({ dataIndex: 1, parsed: { y: 5421 } })).toBe('Bag: 5421');
  expect(scales).toMatchObject({ x: { display: true }, y: { max: 6000 } });
});
