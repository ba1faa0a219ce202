import { describe, expect, test } from 'vitest';
import { sentencesIn } from '#core/talk/sentences/catalogue.ts';
import { sayingsOf } from '../../../support/sayings.ts';

const say = sentencesIn('ja');
const sayings = sayingsOf(say);
const LETTER = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー、。：（）「」]';

describe('Japanese', () => {
  test.each([
    [0, 'ニュース0件'],
    [1, 'ニュース1件'],
    [2, 'ニュース2件'],
    [1_000, 'ニュース1,000件'],
  ])('counts %i with the one form it has', (count, expected) => {
    expect(say.digestCount(count)).toBe(expected);
  });

  test.each(['ja', 'ja-JP'])('writes the day of a digest as the calendar does: %s', (tag) => {
    const late = Temporal.Instant.from('2026-11-27T23:30:00Z');
    expect(sentencesIn(tag).digestTitle(late, 'Asia/Tokyo')).toBe(
      '11月28日土曜日のニュースダイジェスト',
    );
  });

  test('writes the days of pictures as the calendar does', () => {
    const date = Temporal.PlainDate.from('2026-11-28');
    expect(say.pictureShortDay(date)).toBe('11月28日');
    expect(say.pictureDay(date)).toBe('2026年11月28日');
    expect(say.pictureCount(12_345)).toBe('1.2万');
  });

  test('says how long without a blank', () => {
    const wait = (seconds: number) => say.advice({ kind: 'status', status: 429 }, seconds);
    expect([40, 180, 7_200].map(wait)).toEqual([
      '40秒後にもう一度お試しください。',
      '3分後にもう一度お試しください。',
      '2時間後にもう一度お試しください。',
    ]);
  });

  test('says when a digest comes', () => {
    const said = (
      [
        [1, 2, 3, 4, 5, 6, 7],
        [1, 2, 3, 4, 5],
        [6, 7],
        [1, 4],
      ] as const
    ).map((days) => say.schedule({ days, time: '08:30', zone: 'Asia/Tokyo' }));
    expect(said).toEqual([
      '毎日8:30（Asia/Tokyo）',
      '平日の8:30（Asia/Tokyo）',
      '土日の8:30（Asia/Tokyo）',
      '毎週月・木曜日の8:30（Asia/Tokyo）',
    ]);
  });

  test('joins words as Japanese does', () => {
    expect(say.mustHave(['石油', '天然ガス'])).toBe('「石油」または「天然ガス」を含む');
    expect(say.clauses(['毎日8:30', '最大10件'])).toBe('毎日8:30、最大10件');
  });

  test('has no blanks between words, and full-width marks around them', () => {
    const blank = new RegExp(`${LETTER} ${LETTER}`, 'u');
    const narrow = new RegExp(`${LETTER}[,.!?:;()]|[,!?;)]${LETTER}|[“”„]`, 'u');
    const prose = sayings.filter(({ text }) => !text.startsWith('/newsdesk '));
    expect(prose.filter(({ text }) => blank.test(text) || narrow.test(text))).toEqual([]);
  });

  test('writes Latin letters only where English has them too', () => {
    const latin = (text: string): readonly string[] =>
      text.match(/[A-Za-z]\w*(?:[/.-]\w+)*/g) ?? [];
    const english = new Set(sayingsOf(sentencesIn('en')).flatMap(({ text }) => latin(text)));
    const own = new Set(['Asia/Tokyo']);
    const odd = sayings
      .flatMap(({ text }) => latin(text))
      .filter((word) => !english.has(word) && !own.has(word));
    expect(odd).toEqual([]);
  });

  test('names the words for days as they are typed', () => {
    expect(say.notDays('days', '月曜')).toBe(
      'daysにはdaily、weekdays、weekends、またはmon,thuのような曜日を指定してください。「月曜」はどれでもありません。',
    );
  });
});
