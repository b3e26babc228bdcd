/**
 * A text in which the home folder stands as `~`: its path has the person's name in it. However it
 * is written there: with either slash, with the backslashes doubled as in JSON, or as a file's URL.
 */
export function withoutHome(text: string, home: string): string {
  const path = home.replace(/[/\\]+$/, '');
  if (path === '') return text;
  return waysToWrite(path).reduce((rest, written) => replaceAll(rest, written, '~'), text);
}

/** The longest first: a shorter one may be a part of it. */
function waysToWrite(path: string): string[] {
  const forward = path.replaceAll('\\', '/');
  const ways = [path, forward, path.replaceAll('\\', '\\\\'), encodeURI(forward)];
  return [...new Set(ways)].sort((a, b) => b.length - a.length);
}

/** Windows does not tell capitals from small letters; a path is found however it is typed. */
function replaceAll(text: string, path: string, by: string): string {
  // Not where it is only the beginning of another folder's name: /home/lin of /home/linda.
  const ends = '(?![\\p{L}\\p{N}_-]|%[0-9a-f]{2})';
  return text.replace(new RegExp(literally(path) + ends, 'giu'), by);
}

function literally(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
}
