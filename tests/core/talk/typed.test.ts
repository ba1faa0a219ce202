import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { matchCommand, readText } from '#core/talk/read-text.ts';
import { readValues } from '#core/talk/read-values.ts';
import { toDays } from '#core/talk/shapes.ts';
import { toTyped } from '#core/talk/typed.ts';

/** What a text is read as, written again. */
function again(text: string): string {
  const { command, rest } = matchCommand(text, commands) ?? expect.fail(text);
  return toTyped(command, readValues(command.options, readText(rest, command.options)));
}

test.each([
  ['/newsdesk digest set 8.30am mon-fri', '/newsdesk digest set 08:30 weekdays'],
  ['newsdesk  DIGEST set time:8 days:daily max:10', '/newsdesk digest set 08:00'],
  ['/newsdesk digest set 8:00 tue,mon rome', '/newsdesk digest set 08:00 mon,tue Europe/Rome'],
  [
    '/newsdesk digest set 20:00 sat,sun topics:deals,“rare earths” max:5 min:1 say to:<#C123456|x>',
    '/newsdesk digest set 20:00 weekends topics:deals,"rare earths" max:5 say to:#C123456',
  ],
  ['/newsdesk digest set 8:00 name:Evening', '/newsdesk digest set 08:00 name:evening'],
  ['/newsdesk digest off name:Evening', '/newsdesk digest off evening'],
  ['/newsdesk watch add rare earths, nickel', '/newsdesk watch add rare earths, nickel'],
  ['/newsdesk feeds add a.example topic:"two words" where:everywhere', add('')],
  ['/newsdesk feeds add here topic:"two words" a.example', add(' here')],
  ['/newsdesk feeds import <opml>secret</opml> where:here', '/newsdesk feeds import here'],
  ['/newsdesk help please', '/newsdesk help'],
])('%s is the same as %s, and that is itself', (text, typed) => {
  expect(again(text)).toBe(typed);
  expect(again(typed)).toBe(typed);
});

function add(where: string): string {
  return `/newsdesk feeds add a.example topic:"two words"${where}`;
}

test('several words that are known by themselves have commas between them', () => {
  const [watch] = commands.filter(({ path }) => path.join(' ') === 'newsdesk watch add');
  const typed = toTyped(watch ?? expect.fail(), { words: ['rare earths', 'nickel', 'a,b'] });
  expect(typed).toBe('/newsdesk watch add "rare earths",nickel,"a,b"');
});

test('any days are read as they are written', () => {
  const days = fc.subarray([1, 2, 3, 4, 5, 6, 7] as const, { minLength: 1 });
  const [set] = commands.filter(({ path }) => path.join(' ') === 'newsdesk digest set');
  fc.assert(
    fc.property(days, (some) => {
      const text = `08:00 ${toDays(some)}`;
      expect(readValues(set?.options ?? {}, readText(text, set?.options ?? {}))).toMatchObject({
        days: some,
      });
    }),
  );
});

test('whatever a value is, one line of at most 300 characters comes of it', () => {
  const value = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(fc.constantFrom(...commands), value, value, (command, one, other) => {
      const values = { words: [one, other], url: one, feed: other, name: one, topic: other };
      const typed = toTyped(command, values);
      expect(typed.length).toBeLessThanOrEqual(300);
      expect(typed.isWellFormed()).toBe(true);
      expect(typed).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
      expect(typed.startsWith(`/${command.path.join(' ')}`)).toBe(true);
    }),
  );
});
