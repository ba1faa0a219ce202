import type { Lexicon } from './lexicon.ts';
import { type Aliases, NO_ALIASES } from './mention/aliases.ts';
import { createArchive, type MentionItem } from './mention/archive.ts';
import { REPLY_FROM } from './mention/gate.ts';
import { toHeardWords } from './mention/heard-words.ts';
import { type Candidate, findNamed, type Reader } from './mention/named.ts';
import { toSaid } from './mention/said.ts';
import { findRepeated } from './mention/same-words.ts';
import { sift } from './mention/sift.ts';
import { type Token, toTokens } from './words.ts';

export type { MentionItem };

/** An item that a message is about. */
export type Mention<Item> = {
  readonly item: Item;
  /** The name that was said, as the headline writes it. */
  readonly keyword: string;
  readonly because: 'name' | 'alias' | 'name and context' | 'two names' | 'same words';
};

export type MentionIndex<Item> = {
  readonly size: number;
  /** Puts an item in, instead of one with the same id. */
  add(item: Item): void;
  /** The same for many at once, which teach the lexicon before their names are read. */
  addAll(items: readonly Item[]): void;
  remove(id: string): void;
  /** Other aliases hold for what is put in from here on, or read again. */
  callBy(aliases: Aliases): void;
  /** Reads the names of items that are there once more. */
  readAgain(ids: readonly string[]): void;
  /** The item that a message is about, among those that `sees` lets through; mostly there is none. */
  find(message: string, options?: FindOptions<Item>): Mention<Item> | undefined;
  /** Every item that a message is about, once each: what it repeats, then what it names, surest first. */
  findAll(message: string, options?: FindOptions<Item>): readonly Mention<Item>[];
  /** The names in the headline of an item, as written there. */
  namesOf(id: string): readonly string[];
};

type FindOptions<Item> = { readonly sees?: (item: Item) => boolean };

type IndexOptions = {
  readonly aliases?: Aliases;
  /** Counts looks at words and items, for those who measure. */
  readonly meter?: { steps: number };
};

/** No platform takes a longer message; what comes after is not read (UTF-16 units). */
const LONGEST_MESSAGE = 40_000;

export function createMentionIndex<Item extends MentionItem>(
  lexicon: Lexicon,
  { aliases = NO_ALIASES, meter = { steps: 0 } }: IndexOptions = {},
): MentionIndex<Item> {
  const archive = createArchive<Item>(lexicon, aliases);
  const readings = { last: 0 };
  const reader = { archive, lexicon, meter, readings, least: REPLY_FROM };
  const isSeen = () => true;
  return {
    get size() {
      return archive.docs.size;
    },
    add: archive.add,
    addAll: archive.addAll,
    remove: archive.remove,
    callBy: archive.callBy,
    readAgain: (ids) => archive.addAll(ids.flatMap((id) => archive.docs.get(id)?.item ?? [])),
    find: (message, { sees = isSeen } = {}) => read(message, { ...reader, sees }),
    findAll: (message, { sees = isSeen } = {}) => readAll(message, { ...reader, sees }),
    namesOf: (id) =>
      (archive.docs.get(id)?.holders ?? []).flatMap(({ role, text }) =>
        role === 'name' ? text : [],
      ),
  };
}

function read<Item extends MentionItem>(
  message: string,
  reader: Reader<Item>,
): Mention<Item> | undefined {
  const heard = listen(message, reader);
  if (heard === undefined) return undefined;
  return (
    (heard.named ? readNames(heard, reader) : undefined) ??
    (heard.repeated ? readWords(heard, reader) : undefined)
  );
}

function readAll<Item extends MentionItem>(
  message: string,
  reader: Reader<Item>,
): readonly Mention<Item>[] {
  const heard = listen(message, reader);
  if (heard === undefined) return [];
  const first = heard.repeated ? readWords(heard, reader) : undefined;
  const others = heard.named ? readAllNames(heard, reader) : [];
  if (first === undefined) return others;
  return [first, ...others.filter(({ item }) => item.id !== first.item.id)];
}

/** A message that may be about something: what was said in it, and whether that may name or repeat something. */
type Heard = {
  readonly text: string;
  readonly said: readonly Token[];
  readonly named: boolean;
  readonly repeated: boolean;
};

function listen<Item extends MentionItem>(
  message: string,
  reader: Reader<Item>,
): Heard | undefined {
  const text = message.slice(0, LONGEST_MESSAGE);
  const { words, named, repeated } = sift(text, reader.archive);
  reader.meter.steps += words;
  return named || repeated ? { text, said: toSaid(text), named, repeated } : undefined;
}

function readNames<Item extends MentionItem>(
  { text, said }: Heard,
  reader: Reader<Item>,
): Mention<Item> | undefined {
  let best: Candidate<Item> | undefined;
  findNamed(toHeardWords(text, said), reader, (candidate) => {
    if (isBetter(candidate, best)) best = candidate;
  });
  return best && toMention(best);
}

function readAllNames<Item extends MentionItem>(
  { text, said }: Heard,
  reader: Reader<Item>,
): readonly Mention<Item>[] {
  const best = new Map<string, Candidate<Item>>();
  findNamed(toHeardWords(text, said), reader, (candidate) => {
    const { id } = candidate.holder.doc.item;
    if (isBetter(candidate, best.get(id))) best.set(id, candidate);
  });
  return [...best.values()].sort((a, b) => (isBetter(a, b) ? -1 : 1)).map(toMention);
}

function readWords<Item extends MentionItem>(
  { said }: Heard,
  reader: Reader<Item>,
): Mention<Item> | undefined {
  const doc = findRepeated(said, reader);
  if (doc === undefined) return undefined;
  return { item: doc.item, keyword: rarestOf(doc.item, said, reader), because: 'same words' };
}

/** The rarest word of a headline that is said in a message, as the headline writes it. */
function rarestOf<Item extends MentionItem>(
  { title }: Item,
  words: readonly Token[],
  { archive: { titles } }: Reader<Item>,
): string {
  const said = new Set(words.map((_, at) => titles.find(words, at)));
  const tokens = toTokens(title);
  const shared = tokens.flatMap(({ start, end }, at) => {
    const word = titles.find(tokens, at);
    return word !== undefined && said.has(word) ? [{ text: title.slice(start, end), word }] : [];
  });
  return shared.sort((a, b) => b.word.rarity - a.word.rarity)[0]?.text ?? title;
}

function isBetter<Item>(one: Candidate<Item>, other: Candidate<Item> | undefined): boolean {
  if (other === undefined) return true;
  const ahead = one.rank + one.odds - other.rank - other.odds;
  if (Math.abs(ahead) > 1e-9) return ahead > 0;
  return one.holder.doc.published > other.holder.doc.published;
}

function toMention<Item>({ holder, fit }: Candidate<Item>): Mention<Item> {
  const { doc, text, role } = holder;
  return { item: doc.item, keyword: text, because: reasonOf(role, fit) };
}

function reasonOf(
  role: Candidate<unknown>['holder']['role'],
  fit: Candidate<unknown>['fit'],
): Mention<unknown>['because'] {
  if (role === 'alias') return 'alias';
  if (fit.others > 0) return 'two names';
  return fit.shared > 0 ? 'name and context' : 'name';
}
