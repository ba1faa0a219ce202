import { describe, expect, test } from 'vitest';
import { createRouge, toRougeWords } from '../../src/tools/rouge.ts';

const rouge = (reference: string, summary: string, size: number): number =>
  createRouge(toRougeWords(reference), size)(toRougeWords(summary));

type Case = readonly [reference: string, summary: string, size: number, f1: number];

describe('ROUGE', () => {
  test.each<Case>([
    // Of 3 wanted and 1 made, 1 is in both: P 1, R 1/3.
    ['testing one two', 'testing', 1, 0.5],
    ['testing one two', 'testing', 2, 0],
    ['testing one two', 'testing one', 2, 2 / 3],
    ['testing one two', 'nothing else', 1, 0],
    // A word counts as often as it stands in both.
    ['the ship and the quay', 'the the the', 1, 0.5],
    // P 4/6, R 4/5; P 2/5, R 2/4.
    ['police killed the gunman today', 'police kill the gunman and go', 1, 8 / 11],
    ['police stopped the gunman today', 'the gunman police stopped the', 2, 3 / 4],
    ['', 'ships', 1, 0],
    ['ships', '', 1, 0],
    ['', '', 2, 0],
  ])('of %j and %j by runs of %i is %d', (...[reference, summary, size, f1]) => {
    expect(rouge(reference, summary, size)).toBeCloseTo(f1);
  });
});

test('words are runs of letters and digits, those of more than three letters by their stem', () => {
  expect(toRougeWords("The U.S. Navy's ships are sailing: $1,200!")).toEqual([
    ...['the', 'u', 's', 'navi', 's', 'ship', 'are', 'sail', '1', '200'],
  ]);
});
