import { describe, expect, it } from 'vitest';
import { STRANGER_KINDS } from '../../../app/core/doubt/strangers/stranger-kinds.ts';
import { DIGITS } from '../../../app/core/doubt/strangers/digits.ts';
import { drawFreely } from '../../../app/core/doubt/strangers/draw-freely.ts';
import { createRandom } from '../../../app/core/random.ts';

describe('what is no digit', () => {
  it.each(STRANGER_KINDS.map((kind) => [kind.name, kind] as const))(
    '%s: has ink, is never twice alike, and is repeatable',
    (_, { draw }) => {
      const random = createRandom(1);
      const [one, other] = [draw(random), draw(random)];
      expect(one).toHaveLength(784);
      expect(one.some((ink) => ink > 40)).toBe(true);
      expect(one).not.toEqual(other);
      expect(draw(createRandom(1))).toEqual(one);
    },
  );

  it('has no letter that somebody writes like a digit', () => {
    const letters = STRANGER_KINDS.filter(({ group }) => group === 'letter').map(
      ({ name }) => name,
    );
    expect(letters.length).toBeGreaterThan(30);
    expect(letters.filter((name) => 'BbDGgIilOoQqSsyZz'.includes(name))).toEqual([]);
  });
});

it('draws digits by the same pen', () => {
  const random = createRandom(1);
  for (const strokes of DIGITS) {
    expect(drawFreely(strokes, random).filter((ink) => ink > 127).length).toBeGreaterThan(15);
  }
});
