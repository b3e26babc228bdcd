/** How the log's lines begin: `[2026-11-24 20:02:22.123] [warn] `. What follows them belongs to them. */
const BEGINNING = /^\[[\d-]+ [\d:.]+\] \[(\w+)\]/;

const PROBLEM_LEVELS = ['warn', 'error'];

/** Of one problem: a stack of ours is rarely deeper. */
const MOST_LINES = 12;

/** The last warnings and errors in the text of a log, the newest last, each with its stack. */
export function lastProblems(log: string, most: number): string[] {
  const entries: { level: string; lines: string[] }[] = [];
  for (const line of log.split(/\r?\n/)) {
    const level = BEGINNING.exec(line)?.[1];
    if (level !== undefined) entries.push({ level, lines: [line] });
    else if (line.trim() !== '') entries.at(-1)?.lines.push(line);
  }
  return entries
    .filter(({ level }) => PROBLEM_LEVELS.includes(level))
    .slice(-most)
    .map(({ lines }) => shorten(lines).join('\n'));
}

function shorten(lines: string[]): string[] {
  const more = lines.length - MOST_LINES;
  return more <= 0 ? lines : [...lines.slice(0, MOST_LINES), `    (${more} more lines)`];
}
