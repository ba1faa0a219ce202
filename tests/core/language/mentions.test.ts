import { describe, expect, test } from 'vitest';
import { learnCase, toKeywords } from '#core/language/keywords.ts';
import { findMention, indexMentions } from '#core/language/mentions.ts';

const cases = learnCase([
  'Talks between Quayside and the Tidewater group went on in Japan.',
  'The strategy of Quayside’s owners is not known.',
]);
const keywords = (title: string): readonly string[] =>
  toKeywords(title, cases).map(({ text }) => text);

describe('the names in a headline', () => {
  test.each([
    [
      'Sale of Costa Coffee in doubt after talks with TDR Capital stall',
      ['Costa Coffee', 'TDR Capital'],
    ],
    ['Roomba maker iRobot seeks Chapter 11 protection', ['iRobot', 'Chapter 11']],
    ["Atlassian's troubles reach JD.com and Coca-Cola", ['JD.com', 'Coca-Cola']],
    ['Board of Hang Seng Bank backs HSBC’s $13.6 billion offer', ['Hang Seng Bank', 'HSBC']],
    ['Quayside weighs a sale', ['Quayside']],
    ['Bitcoin company Strategy keeps its place', []],
    ['Costs rise in Japan and in Tokyo', []],
    ['AI demand lifts the IPO and the CEO', []],
    ['Quayside Weighs Selling Marlow Ferries to Tidewater', ['Quayside', 'Tidewater']],
    ['', []],
    ['!!! ... 2028', []],
  ])('%j names %j', (title, names) => {
    expect(keywords(title)).toEqual(names);
  });
});

describe('what is said in a chat', () => {
  const index = indexMentions(
    [
      'Sale of Costa Coffee in doubt after talks stall',
      'Price target for Broadcom goes up',
      'Users leave iRobot and HSBC',
      'Bonus dispute goes on at Costa Coffee Roasters',
    ].flatMap((item) => toKeywords(item, cases).map((keyword) => ({ item, keyword }))),
  );
  const named = (text: string): string | undefined => findMention(text, index)?.keyword.text;

  test.each([
    ['did you see the Broadcom thing?', 'Broadcom'],
    ["Broadcom's price!", 'Broadcom'],
    ['costa coffee is closing?', 'Costa Coffee'],
    ['COSTA-COFFEE', 'Costa Coffee'],
    ['irobot again, and hsbc', 'iRobot'],
    ['the costa coffee roasters bonus', 'Costa Coffee Roasters'],
  ])('%j names a subject', (text, name) => {
    expect(named(text)).toBe(name);
  });

  test.each([
    ['lunch at noon?'],
    ['the broadcom of our team'],
    ['costa and coffee'],
    ['`Broadcom` in code'],
    ['```\nBroadcom\n```'],
    ['> Broadcom said somebody else\nindeed'],
    ['see https://example.com/Broadcom or a@Broadcom.com'],
    [''],
  ])('%j names nothing', (text) => {
    expect(named(text)).toBeUndefined();
  });
});
