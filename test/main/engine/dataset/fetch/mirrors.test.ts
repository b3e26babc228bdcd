import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../../../app/contract/failures.ts';
import { mirrorsOf, parseMirror } from '../../../../../app/main/engine/dataset/fetch/mirrors.ts';
import { FASHION_MNIST, MNIST } from '../../../../../app/main/engine/dataset/known-datasets.ts';

describe('the mirrors of a dataset', () => {
  it('are the public ones where none was set', () => {
    expect(mirrorsOf(MNIST, null)).toBe(MNIST.mirrors);
    expect(mirrorsOf(FASHION_MNIST, null)).toBe(FASHION_MNIST.mirrors);
  });

  it('are the folder that was set, for MNIST itself, and the one below it', () => {
    const mirror = 'https://school.example/digits/';
    expect(mirrorsOf(MNIST, mirror)).toEqual([mirror, `${mirror}mnist/`]);
    expect(mirrorsOf(FASHION_MNIST, mirror)).toEqual([`${mirror}fashion-mnist/`]);
  });
});

describe('the address of a mirror', () => {
  it.each([
    ['https://school.example/digits', 'https://school.example/digits/'],
    [' https://school.example/digits/ ', 'https://school.example/digits/'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['http://localhost/mnist', 'http://localhost/mnist/'],
  ])('may be %s', (text, mirror) => {
    expect(parseMirror(text)).toBe(mirror);
  });

  it.each([
    '',
    'school',
    'http://school.example/',
    'ftp://school.example/',
    'https://a@b.example/',
  ])('may not be "%s"', (text) => {
    expect(() => parseMirror(text)).toThrow(
      new FailureError({ code: 'mirror-invalid', mirror: text }),
    );
  });
});
