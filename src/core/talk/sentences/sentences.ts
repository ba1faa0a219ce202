import type { en } from './en.ts';

/** Widened, so that another language may say it in other words. */
type Said<Entry> = Entry extends string
  ? string
  : Entry extends readonly string[]
    ? { readonly [Index in keyof Entry]: string }
    : Entry;

/** Everything that the bot says in a chat, in one language: a catalogue that lacks a sentence does not compile. */
export type Sentences = { readonly [Name in keyof typeof en]: Said<(typeof en)[Name]> };

/** One of them, whatever the language turns out to be. */
export type Sentence = (say: Sentences) => string;
