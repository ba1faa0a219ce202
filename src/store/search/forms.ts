/** Endings that English words take off or put on: [of the one, of the other]. */
const ENDINGS: readonly (readonly [string, string])[] = [
  ['', 's'],
  ['', 'es'],
  ['y', 'ies'],
  ['', 'ed'],
  ['e', 'ed'],
  ['', 'ing'],
  ['e', 'ing'],
  ['s', 'ed'],
  ['s', 'ing'],
  ['es', 'ing'],
  ['es', 'ed'],
  ['ed', 'ing'],
  ['f', 'ves'],
  ['fe', 'ves'],
  ['man', 'men'],
];
/** A shorter stem is another word. */
const SHORTEST_STEM = 3;

/** What the same word may look like elsewhere: plurals, past tenses, and the way back. Not all of them exist. */
export function formsOf(term: string): readonly string[] {
  const forms = ENDINGS.flatMap(([one, other]) => [
    ...exchange(term, one, other),
    ...exchange(term, other, one),
  ]);
  return [...new Set(forms)].filter((form) => form !== term);
}

function exchange(term: string, from: string, to: string): readonly string[] {
  const stem = term.length - from.length;
  return stem >= SHORTEST_STEM && term.endsWith(from) ? [term.slice(0, stem) + to] : [];
}
