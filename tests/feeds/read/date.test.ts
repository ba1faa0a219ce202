import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '#feeds/read/date.ts';

const instant = (text: string): string | undefined => readDate(text)?.toString();

test.each([
  ['RSS 2.0: RFC 822', 'Sat, 07 Sep 2024 09:42:31 GMT', '2024-09-07T09:42:31Z'],
  ['with an offset', 'Sat, 07 Sep 2024 09:42:31 +0530', '2024-09-07T04:12:31Z'],
  ['with a colon in it', 'Sat, 07 Sep 2024 09:42:31 -05:00', '2024-09-07T14:42:31Z'],
  ['without the weekday, seconds or zone', '7 Sep 2024 09:42', '2024-09-07T09:42:00Z'],
  ['a year of two digits, as RFC 822 had it', '07 Sep 04 09:42 GMT', '2004-09-07T09:42:00Z'],
  ['a year of the last century', '07 Sep 94 09:42 GMT', '1994-09-07T09:42:00Z'],
  [
    'hours of one digit and too many blanks',
    'Sat,  7  Sep  2024  9:42:31  GMT',
    '2024-09-07T09:42:31Z',
  ],
  ['HTTP cookies (RFC 850)', 'Saturday, 07-Sep-24 09:42:31 GMT', '2024-09-07T09:42:31Z'],
  ['asctime of C', 'Sat Sep  7 09:42:31 2024', '2024-09-07T09:42:31Z'],
  ['date of a Unix shell', 'Sat Sep  7 09:42:31 EDT 2024', '2024-09-07T13:42:31Z'],
  [
    'JavaScript',
    'Sat Sep 07 2024 09:42:31 GMT+0200 (Central European Summer Time)',
    '2024-09-07T07:42:31Z',
  ],
  ['American', 'September 7, 2024 9:42 pm', '2024-09-07T21:42:00Z'],
  ['American, just after midnight', 'Sept. 7, 2024 12:05 a.m.', '2024-09-07T00:05:00Z'],
  ['American in numbers', '9/7/2024 09:42:31', '2024-09-07T09:42:31Z'],
  ['European in numbers', '27/9/2024 09:42', '2024-09-27T09:42:00Z'],
  ['German in numbers', '07.09.2024 09:42', '2024-09-07T09:42:00Z'],
  ['ordinals', 'Saturday 7th of September 2024', '2024-09-07T00:00:00Z'],
])('dates in words: %s', (_, date, expected) => {
  expect(instant(date)).toBe(expected);
});

test.each([
  ['Atom: RFC 3339', '2024-09-07T09:42:31Z', '2024-09-07T09:42:31Z'],
  ['with a fraction', '2024-09-07T09:42:31.25+02:00', '2024-09-07T07:42:31.25Z'],
  ['an offset without a colon', '2024-09-07T09:42:31-0500', '2024-09-07T14:42:31Z'],
  ['small letters', '2024-09-07t09:42:31z', '2024-09-07T09:42:31Z'],
  ['blanks around the T', '2024-09-07 T 09:42:31 +02:00', '2024-09-07T07:42:31Z'],
  ['SQL', '2024-09-07 09:42:31', '2024-09-07T09:42:31Z'],
  ['SQL with a zone', '2024-09-07 09:42:31 PST', '2024-09-07T17:42:31Z'],
  ['W3C-DTF: without seconds', '2024-09-07T09:42+01:00', '2024-09-07T08:42:00Z'],
  ['W3C-DTF: a day', '2024-09-07', '2024-09-07T00:00:00Z'],
  ['W3C-DTF: a month', '2024-09', '2024-09-01T00:00:00Z'],
  ['W3C-DTF: a year', '2024', '2024-01-01T00:00:00Z'],
  ['ISO 8601, basic', '20240907T094231Z', '2024-09-07T09:42:31Z'],
  ['ISO 8601, a basic day', '20240907', '2024-09-07T00:00:00Z'],
  ['ISO 8601, half basic', '2024-09-07T094231+02:00', '2024-09-07T07:42:31Z'],
  ['slashes', '2024/09/07 09:42:31', '2024-09-07T09:42:31Z'],
  ['half of the day', '2024-09-07 09:42 PM', '2024-09-07T21:42:00Z'],
  ['seconds since 1970', '1725702151', '2024-09-07T09:42:31Z'],
  ['milliseconds since 1970', '1725702151000', '2024-09-07T09:42:31Z'],
])('dates in numbers: %s', (_, date, expected) => {
  expect(instant(date)).toBe(expected);
});

describe('other languages', () => {
  test.each([
    ['German', 'Sa, 7 März 2024 09:42:31 MEZ', '2024-03-07T08:42:31Z'],
    ['German, cut', 'Sa, 07 Okt 2024 09:42:31 +0200', '2024-10-07T07:42:31Z'],
    ['French', 'sam., 07 août 2024 09:42:31 +0200', '2024-08-07T07:42:31Z'],
    ['French without accents', '7 fevrier 2024', '2024-02-07T00:00:00Z'],
    ['Spanish', 'sáb, 07 ene 2024 09:42:31 GMT', '2024-01-07T09:42:31Z'],
    ['Italian', '7 gennaio 2024 09:42', '2024-01-07T09:42:00Z'],
    ['Portuguese', 'Sáb, 07 Out 2024 09:42:31 -0300', '2024-10-07T12:42:31Z'],
    ['Dutch', 'za 7 mrt 2024 09:42:31', '2024-03-07T09:42:31Z'],
    ['Polish', '7 września 2024', '2024-09-07T00:00:00Z'],
    ['Russian', 'Сб, 07 сен 2024 09:42:31 +0300', '2024-09-07T06:42:31Z'],
    ['Greek', 'Σάβ, 07 Σεπ 2024 09:42:31 EEST', '2024-09-07T06:42:31Z'],
    ['Hungarian', '2024-szeptember-07T9:42-05:00', '2024-09-07T14:42:00Z'],
    ['Turkish', '7 Eylül 2024 09:42', '2024-09-07T09:42:00Z'],
    ['Korean', '2024년 09월 07일 오후 01:42:31', '2024-09-07T13:42:31Z'],
    ['Japanese', '2024年9月7日 09:42', '2024-09-07T09:42:00Z'],
    ['Chinese', '2024-09-07 下午 01:42', '2024-09-07T13:42:00Z'],
  ])('%s', (_, date, expected) => {
    expect(instant(date)).toBe(expected);
  });
});

describe('zones', () => {
  test.each([
    ['UT', '09:42:31'],
    ['Z', '09:42:31'],
    ['EST', '14:42:31'],
    ['pdt', '16:42:31'],
    ['MESZ', '07:42:31'],
    ['JST', '00:42:31'],
    ['MSK', '06:42:31'],
    ['NST', '13:12:31'],
    ['GMT+2', '07:42:31'],
    ['UTC-0330', '13:12:31'],
    ['Europe/Rome', '07:42:31'],
    ['America/Argentina/Salta', '12:42:31'],
    ['Nowhere/Atall', '09:42:31'],
    ['XYZ', '09:42:31'],
  ])('%s', (zone, time) => {
    expect(instant(`Sat, 07 Sep 2024 09:42:31 ${zone}`)).toBe(`2024-09-07T${time}Z`);
  });
});

describe('what is wrong with them', () => {
  test('clocks, days and months that run over are in the next day, month or year', () => {
    expect(instant('Sat, 07 Sep 2024 24:00:00 GMT')).toBe('2024-09-08T00:00:00Z');
    expect(instant('2024-09-31T09:42:31Z')).toBe('2024-10-01T09:42:31Z');
    expect(instant('2023-13-01T09:42:31Z')).toBe('2024-01-01T09:42:31Z');
  });

  test('a wrong weekday is no matter', () => {
    expect(instant('Mon, 07 Sep 2024 09:42:31 GMT')).toBe('2024-09-07T09:42:31Z');
  });

  test.each([
    '',
    'soon',
    'yesterday',
    '12',
    '0000-00-00 00:00:00',
    '0001-01-01T00:00:00Z',
    '7 Sep',
    '7.13.2024',
    '7/8',
    '1.2.3.4',
  ])('"%s" is no date', (text) => expect(instant(text)).toBeUndefined());

  test('whatever is written, it is a date or none', () => {
    const parts = fc.constantFrom(
      ...[
        '7',
        '07',
        '2024',
        '99',
        '31',
        'Sep',
        'März',
        'сен',
        '09:42',
        '25:61:99',
        '+0200',
        '-99:99',
        'EST',
        'Europe/Rome',
        'T',
        'Z',
        ',',
        '/',
        '.',
        '-',
        'pm',
      ],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((list) => list.join(' ')),
      fc.array(parts).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(text, (date) => {
        expect(readDate(date)?.epochMilliseconds).not.toBeNaN();
      }),
    );
  });

  test('a date of a megabyte is looked at no longer than any other', () => {
    expect(instant('1 '.repeat(500_000))).toBeUndefined();
  });
});
