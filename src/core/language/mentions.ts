import type { Keyword } from './keywords.ts';
import { fold } from './words.ts';

/** A keyword said in a message, and the item it belongs to. */
export type Mention<Item> = { readonly item: Item; readonly keyword: Keyword };

/** Keywords by their first word, with the items they name in the order of the news. */
export type MentionIndex<Item> = ReadonlyMap<string, readonly Mention<Item>[]>;

export function indexMentions<Item>(mentions: Iterable<Mention<Item>>): MentionIndex<Item> {
  const index = new Map<string, Mention<Item>[]>();
  for (const mention of mentions) {
    const [first = ''] = mention.keyword.words;
    index.set(first, [...(index.get(first) ?? []), mention]);
  }
  return index;
}

const CODE_BLOCK = /```[\s\S]*?(?:```|$)/g;
const INLINE_CODE = /`[^`\n]*`/g;
const QUOTE = /^\s*>.*$/gm;
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+/gi;
const WORD = /[\p{L}\p{N}]+/gu;

/** What a person said themselves: no code, no quotation, no address. */
const toSaid = (text: string): string =>
  [CODE_BLOCK, INLINE_CODE, QUOTE, ADDRESS].reduce((said, part) => said.replace(part, ' '), text);

/** The longest name said in a message; among equals the one that comes first in the news. */
export function findMention<Item>(
  text: string,
  index: MentionIndex<Item>,
): Mention<Item> | undefined {
  const spoken = toSaid(text).match(WORD) ?? [];
  const folded = spoken.map(fold);
  return folded
    .flatMap((word, at) =>
      (index.get(word) ?? []).filter(({ keyword }) => isSaidAt(keyword, { spoken, folded, at })),
    )
    .reduce<Mention<Item> | undefined>(longer, undefined);
}

const longer = <Item>(best: Mention<Item> | undefined, next: Mention<Item>): Mention<Item> =>
  best !== undefined && best.keyword.words.length >= next.keyword.words.length ? best : next;

type Said = {
  readonly spoken: readonly string[];
  readonly folded: readonly string[];
  readonly at: number;
};

/** A single plain word has to have its capital: `Target` is a shop, `target` is not. */
function isSaidAt({ words, kind }: Keyword, { spoken, folded, at }: Said): boolean {
  if (!words.every((word, offset) => folded[at + offset] === word)) return false;
  return kind === 'strong' || /^\p{Lu}/u.test(spoken[at] ?? '');
}
