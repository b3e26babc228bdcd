import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classFolders,
  safeName,
} from '../../../../../app/main/engine/dataset/export/class-folders.ts';

const SAFE = /^[^/\\:*?"<>|\0.][^/\\:*?"<>|\0]*$/;

describe('folders of classes', () => {
  it('are called like the classes, as far as a system takes that', () => {
    const names = ['T-shirt/top', 'Ankle boot', 'con', '..', 'a:b', 'A_B', '猫', 'x. '];
    expect(classFolders(names)).toEqual([
      'T-shirt_top',
      'Ankle boot',
      '_con',
      '_',
      'a_b',
      'A_B 2',
      '猫',
      'x',
    ]);
  });

  it('are never the same, and never lead elsewhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'aAb/\\:*?"<>|. \0\nö猫'), maxLength: 6 }), {
          maxLength: 20,
        }),
        (names) => {
          const folders = classFolders(names);
          expect(new Set(folders.map((name) => name.toLowerCase())).size).toBe(names.length);
          expect(folders.filter((name) => !SAFE.test(name))).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
    expect(safeName('../../etc')).toBe('_.._etc');
  });
});
