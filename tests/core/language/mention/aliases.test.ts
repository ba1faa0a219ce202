import { expect, test } from 'vitest';
import { readAliases } from '#core/language/mention/aliases.ts';

test('aliases call a name by others, forbid names, and may have comments', () => {
  const { aliases, mistakes } = readAliases(
    '# what we call them\nHon Hai = Foxconn # the maker\nFoxconn Technology=Foxconn\n\n!Strategy\r\n',
  );
  expect(aliases.others.get('foxconn')).toEqual(['Hon Hai', 'Foxconn Technology']);
  expect([...aliases.forbidden]).toEqual(['strategy']);
  expect(mistakes).toEqual([]);
});

test('a line that cannot be read is told with its number, and the others hold', () => {
  const { aliases, mistakes } = readAliases('Hon Hai\n= Foxconn\na = b = c\n!\n!Shell');
  expect(mistakes.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  expect(mistakes[0]?.message).toMatch(/such as Hon Hai = Foxconn/);
  expect(mistakes[3]?.message).toMatch(/such as !Strategy/);
  expect([...aliases.forbidden]).toEqual(['shell']);
});
