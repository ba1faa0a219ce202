import { describe, expect, test } from 'vitest';
import { toKeywords } from '#core/language/keywords.ts';
import { createLexicon } from '#core/language/lexicon.ts';
import { findMention, indexMentions } from '#core/language/mentions.ts';
import { readLexiconData } from '#feeds/lexicon.ts';

const lexicon = createLexicon(readLexiconData());

describe('what is said in a chat', () => {
  const index = indexMentions(
    [
      'Sale of Costa Coffee in doubt after talks stall',
      'Price target for Broadcom goes up',
      'Users leave iRobot and HSBC',
    ].flatMap((title) =>
      toKeywords({ title }, lexicon).map((keyword) => ({ item: title, keyword })),
    ),
  );
  const named = (text: string): string | undefined => findMention(text, index)?.keyword.text;

  test.each([
    ['did you see the Broadcom thing?', 'Broadcom'],
    ["Broadcom's price!", 'Broadcom'],
    ['costa coffee is closing?', 'Costa Coffee'],
    ['COSTA-COFFEE', 'Costa Coffee'],
    ['irobot again, and hsbc', 'iRobot'],
  ])('%j names a subject', (text, name) => {
    expect(named(text)).toBe(name);
  });

  test.each([
    ['lunch at noon?'],
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
