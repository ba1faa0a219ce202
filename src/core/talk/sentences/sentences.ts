import type { english } from './en.ts';

/** Everything that the bot says in a chat, in one language: a catalogue that lacks a sentence does not compile. */
export type Sentences = Readonly<ReturnType<typeof english>>;

/** How a word of a command, or the name of an option, is shown in a language; as it is typed where it has no other name. */
export const nameIn = ({ names }: Sentences, word: string): string => within(names, word);

/** The same of what can be chosen for an option. */
export const choiceIn = ({ choices }: Sentences, word: string): string => within(choices, word);

const within = (words: Readonly<Record<string, string>>, word: string): string =>
  Object.hasOwn(words, word) ? (words[word] ?? word) : word;

/** One of them, whatever the language turns out to be. */
export type Sentence = (say: Sentences) => string;
