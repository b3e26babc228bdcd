import { describe, expect, it } from 'vitest';
import { withoutHome } from '../../app/main/without-home.ts';

describe('a text without the home folder', () => {
  it('has ~ for it, as often as it stands there', () => {
    const text = 'open /home/lin/a.txt and file:///home/lin/b.txt, not "/home/lin"';
    expect(withoutHome(text, '/home/lin')).toBe('open ~/a.txt and file://~/b.txt, not "~"');
  });

  it('finds it as Windows, JSON and URLs write it', () => {
    const home = 'C:\\Users\\Lin Wei';
    const text = [
      'C:\\Users\\Lin Wei\\digits',
      JSON.stringify({ path: 'C:\\Users\\Lin Wei\\digits' }),
      'file:///C:/Users/Lin%20Wei/digits',
      'c:/users/lin wei/digits',
    ].join('\n');
    expect(withoutHome(text, home)).not.toMatch(/lin.{0,3}wei/i);
  });

  it('leaves other folders that begin alike', () => {
    expect(withoutHome('/home/linda/a.txt', '/home/lin')).toBe('/home/linda/a.txt');
  });

  it('takes the characters of a path literally', () => {
    expect(withoutHome('/home/aXb /home/a.b/c', '/home/a.b/')).toBe('/home/aXb ~/c');
  });

  it('leaves everything where the home folder is the root', () => {
    expect(withoutHome('/usr/share', '/')).toBe('/usr/share');
  });
});
