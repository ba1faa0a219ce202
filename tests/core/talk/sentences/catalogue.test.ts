import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { languages, sentencesIn } from '#core/talk/sentences/catalogue.ts';
import { en } from '#core/talk/sentences/en.ts';

describe('the sentences for a tag', () => {
  test.each([
    [undefined, 'en-GB'],
    ['en', 'en-GB'],
    ['en-US', 'en-US'],
    ['EN-us', 'en-US'],
    ['en-Latn-US-u-nu-arab', 'en-US'],
    ['xx', 'en-GB'],
    ['eo-001', 'en-GB'],
    ['en_US', 'en-GB'],
    ['', 'en-GB'],
    ['__proto__', 'en-GB'],
    ['constructor', 'en-GB'],
  ])('%s are those of %s', (tag, locale) => {
    expect(sentencesIn(tag).locale).toBe(locale);
  });

  test('are there for anything that may be given as one, and the same each time', () => {
    const anyTag = fc.oneof(
      fc.string(),
      fc.stringMatching(/^(?:en|de|ja|xx)(?:-[A-Z]{2}|-\d{3})?(?:-u-[a-z]{2}-[a-z]{3,8})?$/),
    );
    fc.assert(
      fc.property(anyTag, (tag) => {
        expect(sentencesIn(tag).digestCount(2)).not.toBe('');
        expect(sentencesIn(tag)).toBe(sentencesIn(tag));
      }),
    );
  });

  test('write days, hours and lists as they are written there', () => {
    const noon = Temporal.Instant.from('2026-11-22T12:00:00Z');
    const schedule = { days: [1, 2], time: '18:30', zone: 'Europe/Rome' } as const;
    const american = sentencesIn('en-US');
    expect(american.digestTitle(noon, 'UTC')).toBe('News digest, Sunday, November 22');
    expect(en.digestTitle(noon, 'UTC')).toBe('News digest, Sunday 22 November');
    expect(american.schedule(schedule)).toMatch(/^on Mondays and Tuesdays at 6:30\sPM \(Europe/u);
    expect(en.schedule(schedule)).toBe('on Mondays and Tuesdays at 18:30 (Europe/Rome)');
    expect(american.onlyTopics(['a', 'b', 'c'])).toBe('only a, b, and c');
    expect(sentencesIn('en-IN').digestCount(1_234_567)).toBe('12,34,567 stories');
  });
});

describe.each(languages)('in $name', ({ code }) => {
  const say = sentencesIn(code);
  const { names, choices } = say as {
    readonly names: Readonly<Record<string, string>>;
    readonly choices: Readonly<Record<string, string>>;
  };
  const options = commands.flatMap((command) => Object.entries(command.options));

  test('every command and option says in one line what it is for', () => {
    const lines = [...commands, ...options.map(([, option]) => option)].map(({ about }) =>
      about(say),
    );
    for (const line of lines) {
      expect(line).toMatch(/^\S.*\S$/u);
      expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  test('every word of a command and every option has a name that Discord takes', () => {
    const words = [...commands.flatMap(({ path }) => path), ...options.map(([name]) => name)];
    for (const word of words) {
      expect(names[word], word).toMatch(/^[-_'\p{L}\p{M}\p{N}]{1,32}$/u);
      expect(names[word]).toBe(names[word]?.toLowerCase());
    }
  });

  test('no two commands, and no two options of one command, have the same name', () => {
    const shown = commands.map(({ path }) => path.map((word) => names[word]).join(' '));
    expect(new Set(shown).size).toBe(commands.length);
    for (const { options } of commands) {
      const all = Object.keys(options).map((name) => names[name]);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test('everything that can be chosen has a name, but for the languages, which have their own', () => {
    const codes: readonly string[] = languages.map((language) => language.code);
    for (const [, option] of options)
      if (option.kind === 'choice')
        for (const choice of option.choices)
          expect(codes.includes(choice) || choices[choice], choice).toBeTruthy();
  });
});
