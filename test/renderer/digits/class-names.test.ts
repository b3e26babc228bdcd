import { afterEach, expect, it } from 'vitest';
import { classNamesOf } from '../../../app/renderer/digits/class-names.ts';
import { useLanguage } from '../../../app/renderer/i18n/locale.svelte.ts';
import { fashionEntry } from '../../fakes/datasets.ts';

afterEach(() => useLanguage('en'));

it('calls the classes of Fashion-MNIST as its makers do, and as the page speaks', () => {
  const { classes } = fashionEntry();
  expect(classNamesOf('fashion-mnist', classes)).toEqual(classes);
  useLanguage('zh-CN');
  const names = classNamesOf('fashion-mnist', classes);
  expect(names[9]).toBe('短靴');
  expect(new Set(names).size).toBe(10);
});

it('leaves what people called theirs as it is', () => {
  useLanguage('zh-CN');
  expect(classNamesOf('own-0123456789ab', ['Coat', 'Bag'])).toEqual(['Coat', 'Bag']);
});
