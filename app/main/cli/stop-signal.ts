/** Aborted at the first Ctrl-C; a second one ends the process as usual. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  return stopping.signal;
}
