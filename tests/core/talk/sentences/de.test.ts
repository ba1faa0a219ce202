import { describe, expect, test } from 'vitest';
import { sentencesIn } from '#core/talk/sentences/catalogue.ts';
import { sayingsOf } from '../../../support/sayings.ts';

const say = sentencesIn('de');
const at = Temporal.Instant.from('2026-01-28T08:00:00Z');

describe('German', () => {
  test.each([
    [0, '0 Meldungen'],
    [1, '1 Meldung'],
    [2, '2 Meldungen'],
    [1_000, '1.000 Meldungen'],
  ])('counts %i', (count, expected) => {
    expect(say.digestCount(count)).toBe(expected);
  });

  test('has its forms in the middle of a sentence too', () => {
    expect(say.alsoIn(1)).toBe('auch in einer weiteren Quelle');
    expect(say.alsoIn(1_000)).toBe('auch in 1.000 weiteren Quellen');
    expect([0, 1, 2].map(say.itemsOnDesk)).toEqual([
      'Noch keine Einträge',
      '1 Eintrag',
      '2 Einträge',
    ]);
    expect(say.restSentence(1, 'x')).toContain('einmal nicht lesen');
    expect(say.restSentence(3, 'x')).toContain('3-mal hintereinander nicht lesen');
  });

  test('writes dates and numbers as the region does', () => {
    const titles = ['de', 'de-AT', 'de-CH'].map((tag) =>
      sentencesIn(tag).digestTitle(at, 'Europe/Vienna'),
    );
    expect(titles).toEqual([
      'Nachrichtenüberblick für Mittwoch, 28. Januar',
      'Nachrichtenüberblick für Mittwoch, 28. Jänner',
      'Nachrichtenüberblick für Mittwoch, 28. Januar',
    ]);
    expect(sentencesIn('de-CH').digestCount(12_345)).toMatch(/^12[’']345 Meldungen$/);
  });

  test('writes the days of pictures as the region does', () => {
    const date = Temporal.PlainDate.from('2026-01-28');
    expect(say.pictureDay(date)).toBe('28. Januar 2026');
    expect(sentencesIn('de-AT').pictureDay(date)).toBe('28. Jänner 2026');
    expect(say.pictureCount(3_456_789)).toMatch(/^3,5\sMio\.$/);
  });

  test('says when a digest comes', () => {
    const zone = 'America/New_York';
    const said = (
      [
        [1, 2, 3, 4, 5, 6, 7],
        [1, 2, 3, 4, 5],
        [6, 7],
        [1, 4],
        [1, 3, 5],
      ] as const
    ).map((days) => say.schedule({ days, time: '08:30', zone }));
    expect(said).toEqual([
      'täglich um 08:30 Uhr (America/New York)',
      'montags bis freitags um 08:30 Uhr (America/New York)',
      'am Wochenende um 08:30 Uhr (America/New York)',
      'montags und donnerstags um 08:30 Uhr (America/New York)',
      'montags, mittwochs und freitags um 08:30 Uhr (America/New York)',
    ]);
  });

  test('puts words into its own quotation marks', () => {
    expect(say.mustHave(['Öl', 'Gas'])).toBe('mit „Öl“ oder „Gas“');
    const odd = sayingsOf(say).filter(
      ({ text }) => /[”«»]/.test(text) || text.split('„').length !== text.split('“').length,
    );
    expect(odd).toEqual([]);
  });

  test('calls its reader du, and speaks no English in between', () => {
    const english = /\b(?:the|and|of|with|this|that|not|from|to|for|is|are|you|your|no)\b/;
    const formal = /(?<=[^.!?:…“] )(?:Sie|Ihnen|Ihre?[mnrs]?)\b/;
    const odd = sayingsOf(say).filter(({ text }) => english.test(text) || formal.test(text));
    expect(odd).toEqual([]);
  });

  test('names the words for days as they are typed', () => {
    expect(say.notDays('days', 'montags')).toBe(
      'days ist daily, weekdays, weekends oder Tage wie mon,thu; „montags“ ist nichts davon.',
    );
  });
});
