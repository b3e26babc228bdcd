import fc from 'fast-check';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileOfAddress } from '../../app/main/file-of-address.ts';

const OUTSIDE = /^\.\.([/\\]|$)/;
const FOLDER = join('/', 'app', 'out', 'renderer');

describe('fileOfAddress', () => {
  it('finds files of the page', () => {
    expect(fileOfAddress(FOLDER, 'app://digit-studio/index.html')).toBe(join(FOLDER, 'index.html'));
    expect(fileOfAddress(FOLDER, 'app://digit-studio/assets/a%20b.js')).toBe(
      join(FOLDER, 'assets', 'a b.js'),
    );
  });

  it.each([
    'app://digit-studio/',
    'app://digit-studio/..%2f..%2fetc/passwd',
    'app://digit-studio/%2e%2e/secret.js',
    'app://digit-studio/a/..%5c..%5csecret.js',
    'app://digit-studio/index.html%00.png',
    'app://digit-studio/%E0%A4%A',
  ])('finds nothing outside: %s', (address) => {
    const file = fileOfAddress(FOLDER, address);
    expect(file === null || !OUTSIDE.test(relative(FOLDER, file))).toBe(true);
  });

  it('never leaves the folder, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('..', '%2e%2e', '%2f', '/', '%5c', 'a', '.', '%00')),
        (parts) => {
          const file = fileOfAddress(FOLDER, `app://digit-studio/${parts.join('')}`);
          if (file !== null) expect(relative(FOLDER, file)).not.toMatch(OUTSIDE);
        },
      ),
    );
  });
});
