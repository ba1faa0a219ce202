import type { english } from './en.ts';

/** Everything that the bot says in a chat, in one language: a catalogue that lacks a sentence does not compile. */
export type Sentences = Readonly<ReturnType<typeof english>>;

/** One of them, whatever the language turns out to be. */
export type Sentence = (say: Sentences) => string;
