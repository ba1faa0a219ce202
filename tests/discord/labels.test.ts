import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import type { Option } from '#core/talk/command.ts';
import { languages, sentencesIn } from '#core/talk/sentences/catalogue.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';
import { createLabels, type Tongue, tongues } from '#discord/labels.ts';
import { toRegistrations } from '#discord/registration.ts';
import { judgeCommands } from '../support/discord-commands.ts';
import type { Json } from '../support/discord-world.ts';

const english = sentencesIn('en');

/** A language that says some things in its own way. */
const tongue = (tag: string, { names = {}, choices = {}, ...say }: Partial<Changes>): Tongue => ({
  tag,
  say: {
    ...{ ...english, ...say },
    names: { ...english.names, ...names },
    choices: { ...english.choices, ...choices },
  },
});
type Changes = Omit<Sentences, 'names' | 'choices'> & {
  readonly names: Partial<Sentences['names']>;
  readonly choices: Partial<Sentences['choices']>;
};

describe('what Discord shows of a command', () => {
  const german = tongue('de', {
    names: { news: 'nachrichten', digest: 'überblick', now: 'jetzt' },
    choices: { skip: 'auslassen' },
    findHeadlines: 'Schlagzeilen finden',
    helpTitle: 'Was man alles sagen kann',
  });
  const labels = createLabels([german, tongue('ja', { names: { news: 'ニュース' } })]);

  test('is English, and what it is in each other language', () => {
    expect(labels.word('news')).toEqual({
      name: 'news',
      name_localizations: { de: 'nachrichten', ja: 'ニュース' },
    });
    expect(labels.title((say) => say.findHeadlines)).toEqual({
      name: 'Find headlines',
      name_localizations: { de: 'Schlagzeilen finden' },
    });
    expect(labels.choice('skip')).toEqual({
      name: 'skip',
      name_localizations: { de: 'auslassen' },
    });
    expect(labels.about((say) => say.helpTitle)).toEqual({
      description: english.helpTitle,
      description_localizations: { de: 'Was man alles sagen kann' },
    });
    expect(labels.list(['digest', 'now', 'help'])).toEqual({
      description: 'digest, now, help',
      description_localizations: { de: 'überblick, jetzt, help' },
    });
  });

  test('is said once where the languages agree, or know no name for it', () => {
    expect(labels.word('help')).toEqual({ name: 'help' });
    expect(labels.word('constructor')).toEqual({ name: 'constructor' });
    expect(labels.choice('de')).toEqual({ name: 'Deutsch' });
  });

  test('is cut to what Discord takes, in every language', () => {
    const wordy = createLabels([tongue('de', { helpTitle: 'ä '.repeat(200) })]);
    const { description_localizations } = wordy.about((say) => say.helpTitle);
    expect(description_localizations?.de).toHaveLength(100);
  });

  test('stands in the registrations at every level', () => {
    const [, newsdesk] = toRegistrations(commands, [german]) as readonly Json[];
    const families = (newsdesk?.options ?? []) as readonly Json[];
    const digest = families.find(({ name }) => name === 'digest');
    expect(digest).toMatchObject({ name: 'digest', name_localizations: { de: 'überblick' } });
    const under = (digest?.options ?? []) as readonly Json[];
    expect(under).toContainEqual(
      expect.objectContaining({ name: 'now', name_localizations: { de: 'jetzt' } }),
    );
    expect(JSON.stringify(under)).toContain('"name_localizations":{"de":"auslassen"}');
  });
});

describe('the catalogues', () => {
  test('are all in a language that people can have Discord in', () => {
    expect(tongues).toHaveLength(languages.length - 1);
  });

  test('make names and descriptions that Discord takes', () => {
    expect(judgeCommands(toRegistrations(commands) as readonly Json[])).toEqual([]);
  });

  const words = new Set(
    commands.flatMap(({ path, options }) => [...path, ...Object.keys(options)]),
  );
  test.each([...words])('have a name for %s', (word) => {
    expect(english.names).toHaveProperty(word, word);
    for (const { say } of tongues) expect(say.names).toHaveProperty(word);
  });

  const options: readonly Option[] = commands.flatMap((each) => Object.values(each.options));
  const choices = options.flatMap((option) => (option.kind === 'choice' ? option.choices : []));
  test.each([...new Set(choices)])('have a name for the choice %s', (choice) => {
    expect(Object.keys(english.choices)).toContain(choice);
  });
});

describe('the judge of registrations finds', () => {
  const find = (...bodies: readonly Json[]) => judgeCommands(bodies).join('\n');
  const good = { type: 1, name: 'news', description: 'The news' };
  const option = { type: 3, name: 'words', description: 'Words' };

  test.each([
    ['a capital in a name', { ...good, name_localizations: { de: 'Nachrichten' } }, /de: the name/],
    ['a blank in a name', { ...good, name_localizations: { de: 'neu es' } }, /de: the name/],
    [
      'too long a description',
      { ...good, description_localizations: { ja: 'あ'.repeat(101) } },
      /ja: the description/,
    ],
    ['no description', { ...good, description_localizations: { de: '' } }, /de: the description/],
    [
      'a name that two options have',
      {
        ...good,
        options: [option, { ...option, name: 'page', name_localizations: { de: 'words' } }],
      },
      /de: words twice/,
    ],
    [
      'a description in a menu',
      { type: 3, name: 'Find', description: 'x' },
      /description in a menu/,
    ],
    [
      'a longest language that is too long',
      {
        ...good,
        options: Array.from({ length: 25 }, (_, index) => ({
          ...{ ...option, type: 1, name: `w${index}` },
          options: Array.from({ length: 5 }, (_, at) => ({
            ...{ ...option, name: `o${at}`, description: 'x' },
            description_localizations: { de: 'ä'.repeat(70) },
          })),
        })),
      },
      /over 8000/,
    ],
  ])('%s', (_, body, fault) => {
    expect(find(good, { ...good, name: 'other' })).toBe('');
    expect(find(body)).toMatch(fault);
  });
});
