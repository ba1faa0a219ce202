import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Card, cardAlt, chartAlt, shownSeries } from '#core/talk/picture.ts';
import { en } from '#core/talk/sentences/en.ts';

const when = Temporal.PlainDate.from('2026-11-22');
const lead: Card = { title: 'Harbour of Marlow sells nine ferries', when };
const line = (name: string, ...counts: readonly number[]) => ({
  name,
  points: counts.map((count, index) => ({ date: when.add({ days: index }), count })),
});
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('the words of a card', () => {
  test('are its title, its source, its day and its summary', () => {
    const summary = 'The council met on Monday';
    expect(
      cardAlt({ ...lead, source: 'Quayside Herald', summary, topic: 'Ports', more: 9 }, en),
    ).toBe(
      'Harbour of Marlow sells nine ferries (Quayside Herald), 22 November 2026. The council met on Monday.',
    );
  });

  test('leave out what is not known', () => {
    expect(cardAlt(lead, en)).toBe('Harbour of Marlow sells nine ferries, 22 November 2026.');
  });

  test('hold the whole title, also one that the picture has to cut', () => {
    const title = 'ferry '.repeat(100).trim();
    expect(cardAlt({ ...lead, title }, en)).toContain(title);
  });

  test('are one clean line that both platforms take, whatever a feed sends', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (title, source, summary) => {
        const alt = cardAlt({ title, source, summary, when }, en);
        expect(alt).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        expect(alt.isWellFormed()).toBe(true);
        expect(alt.length).toBeLessThanOrEqual(1_000);
      }),
    );
    expect(cardAlt({ ...lead, title: 'W'.repeat(5_000) }, en)).toHaveLength(1_000);
  });
});

describe('the words of a chart', () => {
  test('tell of each line where it begins, where it ends and its highest day', () => {
    const chart = { title: 'Mentions per day', series: [line('Tidewerk', 2, 1_400, 3)] };
    expect(chartAlt(chart, en)).toBe(
      'Line chart: Mentions per day. Tidewerk: 2 on 22 Nov, 3 on 24 Nov, highest 1,400 on 23 Nov.',
    );
  });

  test('say so once where a line is level', () => {
    const chart = { title: 'Mentions per day', series: [line('Tidewerk', 4, 4, 4)] };
    expect(chartAlt(chart, en)).toContain('Tidewerk: 4 on 22 Nov and on every day to 24 Nov.');
  });

  test('are about the six lines that are drawn', () => {
    const series = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => line(name, 1, 2));
    const chart = { title: 'Mentions', series: [line('Nothing'), ...series] };
    expect(shownSeries(chart).map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect(chartAlt(chart, en)).toContain(' F: 1 on 22 Nov');
    expect(chartAlt(chart, en)).not.toMatch(/G:|Nothing/);
  });

  test('are one clean line that both platforms take, whatever the names are', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 6 }), (title, names) => {
        const alt = chartAlt({ title, series: names.map((name) => line(name, 1, 2)) }, en);
        expect(alt).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        expect(alt.length).toBeLessThanOrEqual(1_000);
      }),
    );
  });
});

test.each([
  [0, ''],
  [1, 'and 1 more headline'],
  [1_234, 'and 1,234 more headlines'],
])('%s more headlines are told as "%s"', (count, told) => {
  expect(en.pictureMore(count)).toBe(told);
});
