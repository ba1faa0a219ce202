import { expect, test } from 'vitest';
import { card, chart, lines } from '#pictures/palette.ts';

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const pairs: readonly (readonly [ink: string, paper: string])[] = [
  ...[card.ink, card.soft, card.faint, card.accent].map((ink) => [ink, card.paper] as const),
  [card.paper, card.accent],
  ...[chart.ink, chart.faint, ...lines].map((ink) => [ink, chart.paper] as const),
];

test.each(pairs)('%s can be read on %s', (ink, paper) => {
  expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
});

test('no two lines have one colour', () => {
  expect(new Set(lines).size).toBe(6);
});
