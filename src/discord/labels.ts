// Locales: https://docs.discord.com/developers/reference#locales
import { Locale } from 'discord.js';
import { clip, toPlain } from '#core/language/plain.ts';
import { languages, sentencesIn } from '#core/talk/sentences/catalogue.ts';
import { choiceIn, nameIn, type Sentence, type Sentences } from '#core/talk/sentences/sentences.ts';

const DESCRIPTION_LIMIT = 100;

type InOthers = Readonly<Record<string, string>>;
export type Named = { readonly name: string; readonly name_localizations?: InOthers };
export type Described = {
  readonly description: string;
  readonly description_localizations?: InOthers;
};

/** What Discord shows of commands, to each person in the language of their Discord. */
export type Labels = {
  /** A word of a command, or the name of an option; Discord gives it back in English. */
  word(word: string): Named;
  choice(value: string): Named;
  /** The name of something that is not typed. */
  title(sentence: Sentence): Named;
  about(sentence: Sentence): Described;
  /** Discord asks for a description of what only holds others, and shows it nowhere. */
  list(words: readonly string[]): Described;
};

/** A language besides English, by Discord's tag for it. */
export type Tongue = { readonly tag: string; readonly say: Sentences };

/**
 * All that there is a catalogue for. English is what Discord shows where nothing else is given: one of
 * en-US and en-GB would stand in for the other, so neither is. It has no `es`, and es-ES stands in for es-419.
 * https://docs.discord.com/developers/interactions/application-commands#locale-fallbacks
 */
export const tongues: readonly Tongue[] = languages
  .filter(({ code }) => code !== 'en')
  .flatMap(({ code }) => {
    const tag = Object.values(Locale).find((each) => each.split('-')[0] === code);
    return tag === undefined ? [] : [{ tag, say: sentencesIn(tag) }];
  });

const ENGLISH = sentencesIn('en');

export function createLabels(others: readonly Tongue[]): Labels {
  const named = (name: string, read: Sentence): Named => {
    const inOthers = inEach(name, read, others);
    return { name, ...(inOthers && { name_localizations: inOthers }) };
  };
  const described = (read: Sentence): Described => {
    const line: Sentence = (say) => clip(toPlain(read(say)), DESCRIPTION_LIMIT);
    const description = line(ENGLISH);
    const inOthers = inEach(description, line, others);
    return { description, ...(inOthers && { description_localizations: inOthers }) };
  };
  return {
    word: (word) => named(word, (say) => nameIn(say, word)),
    choice: (value) => named(choiceIn(ENGLISH, value), (say) => choiceIn(say, value)),
    title: (sentence) => named(sentence(ENGLISH), sentence),
    about: described,
    list: (words) => described((say) => words.map((word) => nameIn(say, word)).join(', ')),
  };
}

/** Undefined where every language says the same. */
function inEach(english: string, read: Sentence, others: readonly Tongue[]): InOthers | undefined {
  const said = others.map(({ tag, say }) => [tag, read(say)] as const);
  const different = said.filter(([, text]) => text !== english);
  return different.length === 0 ? undefined : Object.fromEntries(different);
}
