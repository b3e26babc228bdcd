/** The time goes into waiting for the disk: more at once gain little. */
const AHEAD = 6;

/**
 * Reads for some of the next entries while the one at hand is worked on. They come in their order.
 * @param read must not fail: its failures would come before their turn
 */
export async function* readAhead<Entry, Content>(
  entries: Iterable<Entry>,
  read: (entry: Entry) => Promise<Content>,
): AsyncGenerator<{ entry: Entry; content: Content }> {
  const waiting: { entry: Entry; content: Promise<Content> }[] = [];
  for (const entry of entries) {
    waiting.push({ entry, content: read(entry) });
    if (waiting.length <= AHEAD) continue;
    const first = waiting.shift()!;
    yield { entry: first.entry, content: await first.content };
  }
  for (const { entry, content } of waiting) yield { entry, content: await content };
}
