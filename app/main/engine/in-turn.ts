/** Does what is asked for one after the other: what reads and then writes must not meet itself. */
export function createTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    // Whoever asked for it hears of a failure; the next one does not.
    last = turn.catch(() => undefined);
    return turn;
  };
}
