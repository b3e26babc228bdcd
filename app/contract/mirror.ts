import * as v from 'valibot';

const LONGEST_ADDRESS = 500; /* characters */

/** Neither a name and password nor what follows a question mark: the name of a file comes after it. */
const ALLOWED =
  /^(https:\/\/[^\s/?#@\\]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s?#\\]*)?$/i;

/**
 * The address of a folder on a web server, with a slash at its end. Only https, since anybody on
 * the way could read and change the rest; http is for a server on this computer.
 */
export const Mirror = v.pipe(
  v.string(),
  // Before anything looks at it: it may be as long as its sender likes.
  v.maxLength(LONGEST_ADDRESS),
  v.trim(),
  v.url(),
  v.regex(ALLOWED, 'an https address, or http on this computer'),
  v.transform((text) => (text.endsWith('/') ? text : `${text}/`)),
);
