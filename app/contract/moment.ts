import * as v from 'valibot';

/**
 * ISO 8601 in UTC, by a clock that may have been wrong. A text that is no moment at all is refused
 * where it is read: a page that shows it as a day would end there.
 */
export const Moment = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'Expected a moment'),
);
