import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../app/contract/failures.ts';
import { type FileKind, offerOf } from '../../../app/main/updates/offer.ts';

const APP_IMAGE: FileKind = { ending: '.AppImage', architecture: 'x64' };
const files = [
  { url: 'digit-studio_0.2.0_amd64.deb', sha512: 'a', size: 1 },
  { url: 'Digit Studio-0.2.0.AppImage', sha512: 'b', size: 250_000_000 },
];
const list = { version: '0.2.0', files, releaseNotes: 'Faster.' };

function problemOf(wrong: unknown): unknown {
  try {
    return offerOf(wrong, APP_IMAGE);
  } catch (error) {
    return error instanceof FailureError ? error.failure : error;
  }
}

describe('the list of the web server', () => {
  it('offers the file of this system', () => {
    expect(offerOf(list, APP_IMAGE)).toEqual({
      version: '0.2.0',
      bytes: 250_000_000,
      notes: 'Faster.',
    });
  });

  it('offers no file where the app only tells', () => {
    expect(offerOf(list, null)).toMatchObject({ version: '0.2.0', bytes: null });
  });

  it('offers nothing that is not released', () => {
    expect(offerOf({ ...list, version: '0.2.0-beta.1' }, APP_IMAGE)).toBeNull();
    expect(offerOf({ ...list, version: '0.2.0+build-1' }, APP_IMAGE)).not.toBeNull();
  });

  it.each([
    ['Digit Studio-0.2.0-mac.zip', 'x64', 10],
    ['Digit Studio-0.2.0-arm64-mac.zip', 'arm64', 20],
  ])('finds %s for a Mac with %s, in whatever order', (_url, architecture, size) => {
    const zips = [
      { url: 'Digit Studio-0.2.0-arm64-mac.zip', sha512: 'a', size: 20 },
      { url: 'Digit Studio-0.2.0-mac.zip', sha512: 'b', size: 10 },
    ];
    const kind = { ending: '.zip', architecture };
    expect(offerOf({ ...list, files: zips }, kind)?.bytes).toBe(size);
    expect(offerOf({ ...list, files: zips.toReversed() }, kind)?.bytes).toBe(size);
  });

  it.each([
    ['no list', null],
    ['a text', 'welcome to our school'],
    ['no version', { files }],
    ['a version that is none', { ...list, version: '2' }],
    ['a version that goes on', { ...list, version: `0.2.0-${'a'.repeat(100)}` }],
    ['markup in the version', { ...list, version: '0.2.0-<b>' }],
    ['no files', { version: '0.2.0' }],
    ['no file for this system', { ...list, files: [files[0]] }],
    ['no hash', { ...list, files: [{ url: 'a.AppImage', size: 1 }] }],
    ['no size', { ...list, files: [{ url: 'a.AppImage', sha512: 'a' }] }],
    ['a size beyond all measure', { ...list, files: [{ ...files[1], size: 1e15 }] }],
  ])('is refused: %s', (_what, wrong) => {
    expect(problemOf(wrong)).toMatchObject({ code: 'update-failed', reason: 'list-invalid' });
  });
});

describe('what is new', () => {
  const notesOf = (releaseNotes: unknown) =>
    offerOf({ ...list, releaseNotes }, APP_IMAGE)?.notes ?? null;

  it('is a plain text: nothing in it is taken away as markup, or understood as it', () => {
    expect(notesOf('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
  });

  it('has lines, and nothing that hides or turns the direction', () => {
    expect(notesOf('one\r\ntwo\u0000\u202e\u200b\n\n\n\nthree\n')).toBe('one\ntwo\n\nthree');
  });

  it('is bounded', () => {
    expect(notesOf('a'.repeat(100_000))!.length).toBeLessThan(4_100);
  });

  it.each([[undefined], [null], [7], [['a']], ['  \n ']])('is nothing if it is %j', (notes) => {
    expect(notesOf(notes)).toBeNull();
  });
});
