import { createVocabulary, readSentence, type SentenceFacts } from './sentence-facts.ts';
import {
  at,
  cosine,
  sumOf,
  type TermVectors,
  toEarlierLikeness,
  toVectors,
} from './term-vectors.ts';
import { FIRST_PERSON } from './word-marks.ts';

/** A sentence of an article and where it stands. */
export type Placed = {
  readonly text: string;
  /** Whether its paragraph begins with it. */
  readonly opens: boolean;
};

/** What ranking knows of one sentence: its own facts, and how it stands to the others. */
export type RankedSentence = {
  readonly facts: SentenceFacts;
  readonly index: number;
  readonly opens: boolean;
  readonly terms: TermFacts;
  readonly names: NameFacts;
  /** Likeness to the whole article. */
  readonly toAll: number;
  /** Likeness to its first three sentences. */
  readonly toLead: number;
  /** Likeness to the most alike of the sentences before it. */
  readonly toEarlier: number;
};

type TermFacts = {
  /** Different terms. */
  readonly distinct: number;
  /** Mean number of times they stand in the article, over the root of the number of all terms. */
  readonly frequency: number;
  /** Share of them that stand in another sentence too. */
  readonly shared: number;
  /** Sum of the numbers of other sentences that each stands in, at most 6 a term. */
  readonly weight: number;
  /** How many of them the title has. */
  readonly inTitle: number;
};

type NameFacts = {
  readonly count: number;
  /** Share of them that stand in the first two sentences. */
  readonly inLead: number;
};

export type ArticleFacts = {
  /** The first ones, as many as were asked for. */
  readonly sentences: readonly RankedSentence[];
  readonly vectors: TermVectors;
  readonly titleTerms: number;
  readonly paragraphs: number;
  /** Share of all sentences that speak in the first person, as columns do. */
  readonly personal: number;
  /** Share of all sentences with a quotation. */
  readonly quoting: number;
};

const LEAD = 3;

/**
 * Reads what ranking needs to know of the first `limit` sentences; the others count as what the article
 * is about. Takes time in proportion to the text.
 */
export function readArticle(title: string, placed: readonly Placed[], limit: number): ArticleFacts {
  const vocabulary = createVocabulary();
  const titleTerms = new Set(readSentence(title, vocabulary).terms);
  const facts = placed.map(({ text }) => readSentence(text, vocabulary));
  const vectors = toVectors(
    facts.map(({ terms }) => terms),
    vocabulary.stems.size,
  );
  const all = sumOf(vectors, 0, facts.length);
  const lead = sumOf(vectors, 0, Math.min(LEAD, facts.length));
  const nameFacts = nameReader(vocabulary.stems.size);
  const toTerms = termReader(vectors, titleTerms);
  const earlier = toEarlierLikeness(vectors, Math.min(limit, facts.length));
  const sentences = facts.slice(0, limit).map(
    (fact, index): RankedSentence => ({
      facts: fact,
      index,
      opens: placed[index]?.opens ?? false,
      terms: toTerms(index),
      names: nameFacts(fact.names, index),
      toAll: cosine(vectors, index, all),
      toLead: index < LEAD ? 0.5 : cosine(vectors, index, lead),
      toEarlier: earlier[index] ?? 0,
    }),
  );
  return { sentences, vectors, titleTerms: titleTerms.size, ...toShares(facts, placed) };
}

type Shares = Pick<ArticleFacts, 'paragraphs' | 'personal' | 'quoting'>;

function toShares(facts: readonly SentenceFacts[], placed: readonly Placed[]): Shares {
  const count = facts.length || 1;
  return {
    paragraphs: placed.filter(({ opens }) => opens).length,
    personal: facts.filter(({ marks }) => (marks & FIRST_PERSON) !== 0).length / count,
    quoting: facts.filter(({ quoted }) => quoted).length / count,
  };
}

function termReader(vectors: TermVectors, titleTerms: ReadonlySet<number>) {
  const { starts, terms, spread, often } = vectors;
  const root = Math.sqrt(often.reduce((sum, count) => sum + count, 0)) || 1;
  return (index: number): TermFacts => {
    let [frequency, shared, weight, inTitle] = [0, 0, 0, 0];
    const [from, to] = [at(starts, index), at(starts, index + 1)];
    for (let place = from; place < to; place++) {
      const term = at(terms, place);
      const elsewhere = at(spread, term) - 1;
      frequency += at(often, term);
      shared += Math.min(1, elsewhere);
      weight += Math.min(6, elsewhere);
      if (titleTerms.has(term)) inTitle++;
    }
    const distinct = to - from;
    const parts = distinct || 1;
    return {
      distinct,
      frequency: frequency / parts / root,
      shared: shared / parts,
      weight,
      inTitle,
    };
  };
}

/** To be asked sentence by sentence, from the first. */
function nameReader(distinct: number) {
  const last = new Int32Array(distinct).fill(-1);
  const lead = new Set<number>();
  return (names: readonly number[], index: number): NameFacts => {
    const own = names.filter((name) => {
      const again = at(last, name) === index;
      last[name] = index;
      return !again;
    });
    if (index < 2) for (const name of own) lead.add(name);
    const inLead = own.filter((name) => lead.has(name)).length;
    return { count: own.length, inLead: inLead / (own.length || 1) };
  };
}
