import type { Reading, Verdict } from '../../contract/digit.ts';
import { areDigits as areDigitClasses } from '../../core/dataset/are-digits.ts';
import { formatPercent } from '../i18n/format.ts';
import { m } from '../i18n/messages.ts';
import { bestGuesses } from '../state/guess.ts';

interface NamedGuess {
  name: string;
  probability: number;
}

/** A reading in the words of its classes. */
export interface DoubtfulAnswer {
  verdict: Verdict;
  first: NamedGuess;
  second: NamedGuess;
  areDigits: boolean;
}

/** Null where the classes are another network's, as for a moment after it was exchanged. */
export function doubtOf(
  { probabilities, verdict }: Reading,
  classes: readonly string[],
): DoubtfulAnswer | null {
  const [first, second] = bestGuesses(probabilities, 2).map(({ label, probability }) => {
    const name = classes[label];
    return name === undefined ? null : { name, probability };
  });
  return first && second ? { verdict, first, second, areDigits: areDigitClasses(classes) } : null;
}

/** What stands for a digit in a number: nothing is guessed of what is none. */
export function signOf({ verdict, first }: DoubtfulAnswer): string {
  return verdict === 'stranger' ? '?' : first.name;
}

/** What a screen reader is told; nothing where nothing is read. */
export function spokenAnswer(readings: readonly Reading[], classes: readonly string[]): string {
  const answers = readings.flatMap((reading) => doubtOf(reading, classes) ?? []);
  const [only] = answers;
  if (!only) return '';
  return answers.length === 1 ? spokenDigit(only) : spokenNumber(answers);
}

function spokenDigit({ verdict, first, second, areDigits }: DoubtfulAnswer): string {
  if (verdict === 'stranger') return areDigits ? m.answerStranger() : m.answerStrangerNamed();
  if (verdict === 'unsure') {
    return m.answerUnsureSpoken({ first: first.name, second: second.name });
  }
  const { name } = first;
  const probability = formatPercent(first.probability);
  return name.length === 1
    ? m.answerSpoken({ digit: name, probability })
    : m.answerSpokenNamed({ name, probability });
}

function spokenNumber(answers: readonly DoubtfulAnswer[]): string {
  const number = answers.map(signOf).join(' ');
  const places = answers.flatMap(({ verdict }, place) => (verdict === 'sure' ? [] : [place + 1]));
  return places.length === 0
    ? m.answerSpokenNumber({ number })
    : m.answerSpokenDoubts({ number, places: places.join(', ') });
}
