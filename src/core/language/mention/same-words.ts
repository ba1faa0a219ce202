import type { Token } from '../words.ts';
import type { Archive, Doc, MentionItem } from './archive.ts';
import type { Reader } from './named.ts';
import { newest } from './postings.ts';
import type { TitleWord } from './titles.ts';

/** A headline that a message repeats, and how near they are. */
type Repeated<Item> = { readonly doc: Doc<Item>; readonly cosine: number };

/** Fewer words that a headline has too are no headline. */
export const FEWEST_SHARED = 4;
/** The rarest words of a message lead to the headlines that are compared with it, each to the newest few. */
const MOST_LEADS = 6;
const MOST_HOLDERS = 30;
/** So many of them have to lead to the same headline. */
const FEWEST_LEADS = 2;
/** A message and a headline that share so much of their weight tell one story. */
const LEAST_COSINE = 0.3;
const LEAST_COVERAGE = 0.4;
/** So much of a headline inside a long message is told there, whatever else is. */
const WHOLE = 0.85;

type Word<Item> = TitleWord<Doc<Item>>;

/** The headline whose words a message says again: pasted, or another paper's on the same story. */
export function findRepeated<Item extends MentionItem>(
  words: readonly Token[],
  reader: Reader<Item>,
): Doc<Item> | undefined {
  const number = ++reader.readings.last;
  const said = markTitled(words, number, reader);
  if (said.length < FEWEST_SHARED) return undefined;
  const docs = leadsTo(said, number, reader);
  if (docs.length === 0) return undefined;
  const weight = said.reduce((sum, word) => sum + weightOf(word, reader.archive), 0);
  let best: Repeated<Item> | undefined;
  for (const doc of docs) {
    const cosine = compare(doc, { number, weight }, reader);
    if (cosine !== undefined && cosine > (best?.cosine ?? 0)) best = { doc, cosine };
  }
  return best?.doc;
}

/** Marks the words of a message that headlines have, and gives them. */
function markTitled<Item extends MentionItem>(
  words: readonly Token[],
  number: number,
  { archive, meter }: Reader<Item>,
): Word<Item>[] {
  meter.steps += words.length;
  const said: Word<Item>[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const titled = archive.titles.find(words, at);
    if (titled === undefined || titled.reading === number || titled.postings.live === 0) continue;
    titled.reading = number;
    said.push(titled);
  }
  return said;
}

/** Headlines to which at least two of the rarest words lead. */
function leadsTo<Item extends MentionItem>(
  said: Word<Item>[],
  number: number,
  { meter, sees }: Reader<Item>,
): readonly Doc<Item>[] {
  const rarest = said.sort((a, b) => a.postings.live - b.postings.live).slice(0, MOST_LEADS);
  const led: Doc<Item>[] = [];
  for (const { postings } of rarest) {
    for (const doc of newest(postings, MOST_HOLDERS, ({ item }) => sees(item))) {
      meter.steps += 1;
      doc.leads = doc.reading === number ? doc.leads + 1 : 1;
      doc.reading = number;
      if (doc.leads === FEWEST_LEADS) led.push(doc);
    }
  }
  return led;
}

/** The TF-IDF cosine of a message and a headline; undefined where too little is the same. */
function compare<Item extends MentionItem>(
  { title }: Doc<Item>,
  message: { readonly number: number; readonly weight: number },
  { archive, meter }: Reader<Item>,
): number | undefined {
  let [shared, both, all] = [0, 0, 0];
  meter.steps += title.length;
  for (const word of title) {
    const weight = weightOf(word, archive);
    all += weight;
    if (word.reading !== message.number) continue;
    shared += 1;
    both += weight;
  }
  const cosine = both / Math.sqrt(all * message.weight);
  return isSame(shared, both / all, cosine) ? cosine : undefined;
}

const isSame = (shared: number, coverage: number, cosine: number): boolean =>
  (shared >= FEWEST_SHARED && coverage >= LEAST_COVERAGE && cosine >= LEAST_COSINE) ||
  (shared > FEWEST_SHARED && coverage >= WHOLE);

/** The square of the inverse document frequency. */
const weightOf = <Item>(word: Word<Item>, { docs }: Archive<Item>): number =>
  (Math.log((docs.size + 1) / (word.postings.live + 0.5)) + 0.1) ** 2;
