import type { Reading } from '../../contract/digit.ts';
import { perClass } from '../../core/statistics/per-class.ts';
import { confusionTable } from './confusion-table.ts';
import { type Output, writeJson, writeLine } from './command.ts';
import { accuracyText, count, intervalOf, percent } from './numbers.ts';
import type { LearnedAll, LearnedWriter } from './predict-learned.ts';
import { bestClass, type Scored } from './predict-score.ts';

/** One object, whose names stay. */
export function writeScoredJson(output: Output, scored: Scored, learned: LearnedAll | null): void {
  const { accuracy, count, confusion, refused, unsure, writers } = scored;
  writeJson(output, {
    ...{ kind: 'predicted', accuracy, count, interval: intervalOf(scored) },
    byClass: perClass(confusion).map(({ recall }) => recall),
    ...{ confusion, refused, unsure },
    ...(writers && {
      byWriter: writers.map(({ name, count, right }) => ({
        ...{ writer: name, count, accuracy: right / count },
      })),
    }),
    ...(learned && {
      ...learned,
      writers: learned.writers.map(({ name, rest, before, after, ...others }) => ({
        ...{ writer: name, ...others, rest, before: before / rest, after: after / rest },
      })),
    }),
  });
}

/** The same in sentences and tables. */
export function writeScored(
  output: Output,
  scored: Scored,
  learned: LearnedAll | null,
  classes: readonly string[],
): void {
  const { confusion, refused, unsure, writers } = scored;
  const line = (text = '') => writeLine(output, text);
  line(`${accuracyText(scored)} of ${count(scored.count)} drawn digits are right.`);
  line(`${percent(refused)} are refused as no digits, ${percent(unsure)} are unsure.\n`);
  line(confusionTable(confusion, classes));
  if (writers) {
    line('\nwriter            drawings     right');
    for (const { name, count: all, right } of writers) {
      line(`${headOf(name)}${count(all).padStart(9)}${percent(right / all).padStart(10)}`);
    }
  }
  if (learned) writeLearned(line, learned);
}

/** Without labels there is nothing to count: what each drawing is. */
export function writeReadings(
  output: Output,
  json: boolean,
  readings: readonly Reading[],
  classes: readonly string[],
): void {
  if (!json) writeLine(output, `drawing  class  probabilities of ${classes.join(', ')} in %`);
  readings.forEach((reading, index) => {
    const { probabilities, verdict } = reading;
    const digit = bestClass(reading);
    if (json) {
      writeJson(output, { kind: 'prediction', index, digit, verdict, probabilities });
      return;
    }
    const shares = probabilities.map((share) => (share * 100).toFixed(1).padStart(6)).join('');
    const doubt = verdict === 'sure' ? '' : `  ${verdict}`;
    const place = String(index + 1).padStart(7);
    writeLine(output, `${place}  ${classes[digit]!.padStart(5)}  ${shares}${doubt}`);
  });
  if (json) writeJson(output, { kind: 'predicted', count: readings.length });
}

function writeLearned(line: (text?: string) => void, learned: LearnedAll): void {
  const { writers, before, after, mnistBefore, mnistAfter, secondsPerWriter } = learned;
  line('\nwriter             learned      rest    before     after   test digits');
  for (const each of writers) line(learnedLine(each));
  line(`\nOf the rest ${percent(before)} are right before learning and ${percent(after)} after.`);
  line(
    `Of the test digits ${percent(mnistBefore)} are before and ${percent(mnistAfter)} after (means over the writers).`,
  );
  line(`To learn a hand took ${secondsPerWriter.toFixed(2)} s (median).`);
}

function learnedLine({ name, learned, rest, before, after, mnistAfter }: LearnedWriter): string {
  return [
    headOf(name),
    count(learned).padStart(8),
    count(rest).padStart(10),
    percent(before / rest).padStart(10),
    percent(after / rest).padStart(10),
    percent(mnistAfter).padStart(14),
  ].join('');
}

const HEAD = 18;

function headOf(name: string): string {
  return (name === '' ? '(not said)' : name).slice(0, HEAD - 1).padEnd(HEAD);
}
