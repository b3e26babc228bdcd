import { describe, expect, it } from 'vitest';
import { APP_PAGE, isAppAddress } from '../../app/main/app-origin.ts';

describe('isAppAddress', () => {
  it('knows the own page', () => {
    expect(isAppAddress(APP_PAGE)).toBe(true);
  });

  it.each([
    'app://digit-studio.example/index.html',
    'app://other/index.html',
    'https://digit-studio/index.html',
    'file:///index.html',
    'about:blank',
    '',
    'not an address',
  ])('refuses %j', (address) => {
    expect(isAppAddress(address)).toBe(false);
  });
});
