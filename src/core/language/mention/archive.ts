import { isTitleCase } from '../keywords.ts';
import type { Lexicon } from '../lexicon.ts';
import { toTokens, toWords } from '../words.ts';
import type { Aliases } from './aliases.ts';
import { type ItemName, type Role, type Told, toItemNames } from './item-names.ts';
import { createNameTree, type Known, type Name, type NameTree } from './name-tree.ts';
import type { Mortal } from './postings.ts';
import { toTerm } from './term.ts';
import { createTitles, isStop, type Titles, type TitleWord } from './titles.ts';

/** What a mention index holds. */
export type MentionItem = {
  readonly id: string;
  readonly title: string;
  readonly text?: string | undefined;
  readonly published?: { readonly epochMilliseconds: number } | undefined;
};

/** An item, and all the places where the index has it. */
export type Doc<Item> = Mortal & {
  readonly item: Item;
  readonly title: readonly TitleWord<Doc<Item>>[];
  /** Terms that only the text has, once somebody asked for them. */
  text: ReadonlySet<string> | undefined;
  holders: readonly Holder<Item>[];
  /** The number of the last reading that was led to it, and by how many words. */
  reading: number;
  leads: number;
};

/** An item as one who is called by a name. */
export type Holder<Item> = Mortal & {
  readonly doc: Doc<Item>;
  readonly name: Name<Holder<Item>>;
  readonly role: Role;
  /** As the headline writes it. */
  readonly text: string;
  /** The headline begins with it. */
  readonly head: boolean;
};

export type Archive<Item> = {
  readonly docs: ReadonlyMap<string, Doc<Item>>;
  readonly tree: NameTree<Holder<Item>>;
  readonly titles: Titles<Doc<Item>>;
  /** Puts an item in, instead of one with the same id. */
  add(item: Item): void;
  /** The same for many, whose texts are learned from before their names are read. */
  addAll(items: readonly Item[]): void;
  remove(id: string): void;
  /** What is read from here on is called so. */
  callBy(aliases: Aliases): void;
};

/** No more of a title or text is read (UTF-16 units). */
const LONGEST_TITLE = 500;
const LONGEST_TEXT = 2_500;
/** Uses per million words of speech from which an ordinary word is an everyday one, and one that all people use. */
const EVERYDAY = 5;
const COMMONEST = 20;
/** A word that is a name less often than so is an everyday one too. */
const LEAST_SHARE = 0.5;

/** The items at hand by their names and words; each comes and goes at the cost of its own words alone. */
export function createArchive<Item extends MentionItem>(
  lexicon: Lexicon,
  others: Aliases,
): Archive<Item> {
  let aliases = others;
  const docs = new Map<string, Doc<Item>>();
  const tree = createNameTree<Holder<Item>>({ knows: knowledgeOf(lexicon), owns: isOwner });
  const titles = createTitles<Doc<Item>>(lexicon);
  const remove = (id: string): void => {
    const doc = docs.get(id);
    if (doc === undefined) return;
    docs.delete(id);
    for (const text of runningText(doc.item)) lexicon.forget(text);
    doc.live = false;
    titles.unpost(doc.title);
    titles.pair(toTokens(doc.item.title.slice(0, LONGEST_TITLE)), 'drop');
    titles.drop(doc.title);
    for (const holder of doc.holders) release(holder, tree);
  };
  const enterItem = (item: Item): void => {
    const told = toTold(item);
    const doc = toDoc(item, told, titles);
    docs.set(item.id, doc);
    titles.pair(told.titled, 'add');
    doc.holders = namesOf(told, lexicon, aliases).map((name) => hold(doc, name, tree));
  };
  const addAll = (items: readonly Item[]): void => {
    const unique = [...new Map(items.map((item) => [item.id, item])).values()];
    for (const item of unique) {
      remove(item.id);
      for (const text of runningText(item)) lexicon.learn(text);
    }
    for (const item of unique) enterItem(item);
  };
  return {
    ...{ docs, tree, titles, remove, addAll },
    add: (item) => addAll([item]),
    callBy: (next) => {
      aliases = next;
    },
  };
}

const knowledgeOf =
  (lexicon: Lexicon) =>
  (words: readonly string[]): Known => {
    const [only = '', ...more] = words;
    const single = more.length === 0;
    const frequency = single && lexicon.isOrdinary(only) ? lexicon.frequency(only) : 0;
    return {
      generic: lexicon.isGeneric(words.join(' ')),
      everyday: frequency >= EVERYDAY || (single && lexicon.nameShare(only) < LEAST_SHARE),
      commonest: frequency >= COMMONEST,
    };
  };

/** An item cut to what is read of it, with its words. */
function toTold(item: MentionItem): Told {
  const title = item.title.slice(0, LONGEST_TITLE);
  const text = item.text?.slice(0, LONGEST_TEXT);
  return { title, text, titled: toTokens(title) };
}

function toDoc<Item extends MentionItem>(
  item: Item,
  { titled }: Told,
  titles: Titles<Doc<Item>>,
): Doc<Item> {
  const title = titles.keep(titled);
  const published = Math.floor((item.published?.epochMilliseconds ?? 0) / 1_000);
  // Written out: V8 takes more memory for what is spread, and there are tens of thousands.
  const doc: Doc<Item> = {
    live: true,
    item,
    published,
    title,
    text: undefined,
    holders: [],
    reading: 0,
    leads: 0,
  };
  titles.post(title, doc);
  return doc;
}

/** The terms that only the text of an item has. */
export function textOf<Item extends MentionItem>(doc: Doc<Item>): ReadonlySet<string> {
  if (doc.text !== undefined) return doc.text;
  const tokens = toTokens(doc.item.text?.slice(0, LONGEST_TEXT) ?? '');
  const terms = new Set(tokens.map((_, at) => toTerm(tokens, at)));
  for (const { term } of doc.title) terms.delete(term);
  doc.text = terms;
  return terms;
}

function hold<Item>(
  doc: Doc<Item>,
  { words, role, text, head }: HeadedName,
  tree: NameTree<Holder<Item>>,
): Holder<Item> {
  const name = tree.name(words);
  const { published } = doc;
  const holder = { live: true, published, doc, name, role, text, head };
  tree.hold(name, holder);
  return holder;
}

function release<Item>(holder: Holder<Item>, tree: NameTree<Holder<Item>>): void {
  holder.live = false;
  tree.release(holder.name, holder);
}

const isOwner = ({ role }: Pick<Holder<unknown>, 'role'>): boolean =>
  role === 'name' || role === 'spelling' || role === 'alias';

type HeadedName = ItemName & { readonly head: boolean };

function namesOf(told: Told, lexicon: Lexicon, aliases: Aliases): readonly HeadedName[] {
  const names = toItemNames(told, lexicon).flatMap((name) => [name, ...aliasesOf(name, aliases)]);
  const first = told.titled[0]?.word;
  return names
    .filter((name) => !name.words.every(isStop) && !isForbidden(name, aliases))
    .map((name) => ({ ...name, head: name.words[0] === first }));
}

const isForbidden = ({ words }: ItemName, { forbidden }: Aliases): boolean =>
  forbidden.size > 0 && forbidden.has(words.join(' '));

const NONE: readonly never[] = [];

function aliasesOf({ words, text }: ItemName, { others }: Aliases): readonly ItemName[] {
  const called = others.size === 0 ? undefined : others.get(words.join(' '));
  if (called === undefined) return NONE;
  return called.map((said) => ({ words: toWords(said), text, role: 'alias' }));
}

/** Title Case would teach that every word is a name. */
const runningText = ({ title, text }: MentionItem): readonly string[] => [
  ...(isTitleCase(title) ? [] : [title]),
  ...(text === undefined ? [] : [text.slice(0, LONGEST_TEXT)]),
];
