import { describe, expect, it } from 'vitest';
import { publishOf } from '../../../scripts/package/publish.ts';

describe('where the packed app looks for newer versions', () => {
  it('is nowhere, unless who packs it says so', () => {
    expect(publishOf({}, false)).toBeNull();
    expect(publishOf({ DIGIT_STUDIO_UPDATE_URL: '', GH_TOKEN: 'a' }, false)).toBeNull();
  });

  it('is the address that is given', () => {
    const url = 'https://updates.example/digit-studio';
    expect(publishOf({ DIGIT_STUDIO_UPDATE_URL: url }, false)).toEqual({
      provider: 'generic',
      url: `${url}/`,
    });
  });

  it('is nowhere for a test build', () => {
    const url = 'https://updates.example/';
    expect(publishOf({ DIGIT_STUDIO_UPDATE_URL: url }, true)).toBeNull();
  });

  it.each(['http://updates.example/', 'file:///tmp', 'updates.example', 'https://a.example/?b'])(
    'is not %s',
    (url) => {
      expect(() => publishOf({ DIGIT_STUDIO_UPDATE_URL: url }, false)).toThrow(/https/);
    },
  );
});
