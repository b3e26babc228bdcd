/** Numbers of pages, from the first to the last, both included. */
export interface PageRange {
  first: number;
  last: number;
}

/**
 * Which page to ask for next: what is in view, then the one that is `wanted` besides, then those
 * beside the view. Null if there is nothing to ask for.
 */
export function nextPage(
  view: PageRange,
  wanted: number | null,
  pageCount: number,
  isKnown: (page: number) => boolean,
): number | null {
  for (let page = view.first; page <= view.last; page++) {
    if (isMissing(page)) return page;
  }
  if (wanted !== null && isMissing(wanted)) return wanted;
  if (isMissing(view.last + 1)) return view.last + 1;
  if (isMissing(view.first - 1)) return view.first - 1;
  return null;

  function isMissing(page: number): boolean {
    return page >= 0 && page < pageCount && !isKnown(page);
  }
}
