import type { Index, Question } from './find.ts';
import { readQuery } from './query.ts';
import { toTerms } from './terms.ts';

/** A word that is this far away may still be what was meant, when nothing else is found. */
const FAR_SLIPS = 3;
const NEIGHBOURS = 20;
/** Titles that completions are taken from. */
const TITLES = 120;
const SHORTEST = 2;
/** More of what is typed is not looked at (UTF-16 units). */
const LONGEST_TYPED = 200;

/** Words near those that found nothing, each of which finds something for this viewer, as a title writes it. */
export function suggest(
  index: Index,
  words: string,
  { feeds, limit }: Question,
): readonly string[] {
  const near = readQuery(words)
    .filter(({ length }) => length > SHORTEST)
    .flatMap((term) => index.vocabulary.near(term, { slips: slipsFor(term), limit: NEIGHBOURS }))
    .sort((a, b) => a.slips - b.slips);
  const offers: string[] = [];
  for (const term of new Set(near.map((each) => each.term))) {
    if (offers.length >= limit) break;
    const [hit] = index.look(`title : "${term}"`, { feeds, limit: 1 });
    offers.push(
      ...(hit === undefined ? [] : wordsOf(hit.title, (word) => word === term).slice(0, 1)),
    );
  }
  return offers;
}

const slipsFor = ({ length }: string): number => Math.min(FAR_SLIPS, Math.ceil(length / 3));

/** What is typed, its last word finished in the ways that the viewer's titles do, the most frequent first. */
export function complete(
  index: Index,
  typed: string,
  { feeds, limit }: Question,
): readonly string[] {
  const last = toTerms(typed.slice(-LONGEST_TYPED)).at(-1);
  if (last === undefined || last.term.length < SHORTEST || lastWord(typed) === '') return [];
  const before = typed.slice(0, typed.length - lastWord(typed).length);
  const counts = new Map<string, number>();
  for (const { title } of index.look(`title : "${last.term}"*`, { feeds, limit: TITLES })) {
    const found = wordsOf(title, (word) => word.startsWith(last.term));
    for (const word of new Set(found)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const best = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => before + word);
  return best.slice(0, limit);
}

/** What stands behind the last blank. */
const lastWord = (typed: string): string => typed.slice(typed.lastIndexOf(' ') + 1);

/** The words of a title that are meant, as it writes them. */
const wordsOf = (title: string, isMeant: (term: string) => boolean): readonly string[] =>
  toTerms(title)
    .filter(({ term }) => isMeant(term))
    .map(({ start, end }) => title.slice(start, end));
