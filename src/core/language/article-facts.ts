import { createVocabulary, readSentence, type SentenceFacts } from './sentence-facts.ts';
import { at, cosine, type Dense, sumOf, type TermVectors, toVectors } from './term-vectors.ts';

/** A sentence of an article and where it stands. */
export type Placed = {
  readonly text: string;
  /** Whether its paragraph begins with it. */
  readonly opens: boolean;
};

/** What ranking knows of one sentence: its own facts, and how it stands to the others. */
export type RankedSentence = SentenceFacts & {
  readonly index: number;
  readonly opens: boolean;
  /** Different terms. */
  readonly distinct: number;
  /** Mean number of times its terms stand in the article, over the root of all words. */
  readonly frequency: number;
  /** Share of its terms that stand in another sentence too. */
  readonly shared: number;
  /** Sum over its terms of in how many other sentences each stands, at most 6 a term. */
  readonly weight: number;
  readonly toAll: number;
  readonly toLead: number;
  readonly toEarlier: number;
  readonly toNext: number;
  /** Terms that the title has too. */
  readonly inTitle: number;
  readonly nameCount: number;
  readonly newNames: number;
  /** Share of its names that stand in the first two sentences. */
  readonly leadNames: number;
};

export type ArticleFacts = {
  readonly sentences: readonly RankedSentence[];
  readonly vectors: TermVectors;
  readonly titleTerms: number;
  readonly paragraphs: number;
};

const LEAD = 3;
/** How many sentences back a repetition is looked for. */
const MEMORY = 40;

/** Reads all that ranking needs, in one pass of the text and a few of its terms. */
export function readArticle(title: string, placed: readonly Placed[]): ArticleFacts {
  const vocabulary = createVocabulary();
  const titleTerms = new Set(readSentence(title, vocabulary).terms);
  const facts = placed.map(({ text }) => readSentence(text, vocabulary));
  const vectors = toVectors(
    facts.map(({ terms }) => terms),
    vocabulary.stems.size,
  );
  const all = sumOf(vectors, 0, facts.length);
  const lead = sumOf(vectors, 0, Math.min(LEAD, facts.length));
  const names = countNames(facts, vocabulary.stems.size);
  const earlier = toEarlier(vectors, facts.length);
  const root = Math.sqrt(vectors.often.reduce((sum, count) => sum + count, 0)) || 1;
  const sentences = facts.map((fact, index) => ({
    ...fact,
    ...(names[index] as Names),
    ...toTerms(vectors, index, { titleTerms, root }),
    index,
    opens: placed[index]?.opens ?? false,
    toAll: cosine(vectors, index, all),
    toLead: index < LEAD ? 0.5 : cosine(vectors, index, lead),
    ...(earlier[index] as Earlier),
  }));
  return {
    sentences,
    vectors,
    titleTerms: titleTerms.size,
    paragraphs: placed.reduce((sum, { opens }) => sum + (opens ? 1 : 0), 0),
  };
}

type TermOptions = { readonly titleTerms: ReadonlySet<number>; readonly root: number };

function toTerms(vectors: TermVectors, index: number, { titleTerms, root }: TermOptions) {
  const { starts, terms, spread, often } = vectors;
  let [frequency, shared, weight, inTitle] = [0, 0, 0, 0];
  const [from, to] = [at(starts, index), at(starts, index + 1)];
  for (let place = from; place < to; place++) {
    const term = at(terms, place);
    frequency += at(often, term);
    if (at(spread, term) > 1) shared++;
    weight += Math.min(6, at(spread, term) - 1);
    if (titleTerms.has(term)) inTitle++;
  }
  const distinct = to - from;
  const share = distinct || 1;
  return { distinct, frequency: frequency / share / root, shared: shared / share, weight, inTitle };
}

type Names = Pick<RankedSentence, 'nameCount' | 'newNames' | 'leadNames'>;

function countNames(facts: readonly SentenceFacts[], distinct: number): readonly Names[] {
  const seen = { last: new Int32Array(distinct).fill(-1), inLead: new Int32Array(distinct) };
  return facts.map(({ names }, index) => countSome(names, index, seen));
}

type Seen = {
  /** The last sentence with each name, -1 for none. */
  readonly last: Int32Array;
  readonly inLead: Int32Array;
};

function countSome(names: readonly number[], index: number, { last, inLead }: Seen): Names {
  let [nameCount, newNames, leadNames] = [0, 0, 0];
  for (const name of names) {
    const before = at(last, name);
    if (before === index) continue;
    last[name] = index;
    nameCount++;
    if (before < 0) newNames++;
    if (index < 2) inLead[name] = 1;
    leadNames += at(inLead, name);
  }
  return { nameCount, newNames, leadNames: leadNames / (nameCount || 1) };
}

type Earlier = Pick<RankedSentence, 'toEarlier' | 'toNext'>;

/** How near each sentence comes to one of those before it, and to the next. */
function toEarlier(vectors: TermVectors, count: number): readonly Earlier[] {
  const likeness = new Float64Array(count);
  const next = new Float64Array(count);
  const values = new Float64Array(vectors.spread.length);
  for (let later = 0; later < count; later++) {
    spread(vectors, later, values);
    const norm = at(vectors.norms, later);
    for (let earlier = Math.max(0, later - MEMORY); earlier < later; earlier++) {
      const near = cosine(vectors, earlier, { values, norm });
      if (near > at(likeness, later)) likeness[later] = near;
      if (earlier === later - 1) next[earlier] = near;
    }
    clear(vectors, later, values);
  }
  return Array.from(likeness, (value, index) => ({ toEarlier: value, toNext: at(next, index) }));
}

function spread({ starts, terms, weights }: TermVectors, index: number, values: Float64Array) {
  for (let place = at(starts, index); place < at(starts, index + 1); place++)
    values[at(terms, place)] = at(weights, place);
}

function clear({ starts, terms }: TermVectors, index: number, values: Float64Array): void {
  for (let place = at(starts, index); place < at(starts, index + 1); place++)
    values[at(terms, place)] = 0;
}

/** How alike two sentences are. */
export function likenessOf(vectors: TermVectors, one: number, other: number): number {
  const values = new Float64Array(vectors.spread.length);
  spread(vectors, one, values);
  const dense: Dense = { values, norm: at(vectors.norms, one) };
  return cosine(vectors, other, dense);
}
