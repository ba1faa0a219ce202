import { toPorterStem } from './porter.ts';

/**
 * ROUGE (Lin 2004) as Google's rouge_score gives it with its stemmer: words are runs of a-z and 0-9 in lower
 * case, those of more than three letters stemmed.
 */
export function toRougeWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) =>
    word.length > 3 ? stemOf(word) : word,
  );
}

/** Words come again and again in a set of articles. */
const stems = new Map<string, string>();
function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = toPorterStem(word);
  stems.set(word, stem);
  return stem;
}

/** Scores summaries against one reference: ROUGE-`size` F1, 0 to 1. */
export function createRouge(
  reference: readonly string[],
  size: number,
): (summary: readonly string[]) => number {
  const wanted = countRuns(reference, size);
  return (summary) => {
    let both = 0;
    for (const [run, count] of countRuns(summary, size))
      both += Math.min(count, wanted.get(run) ?? 0);
    const total = runsIn(reference, size) + runsIn(summary, size);
    return both === 0 ? 0 : (2 * both) / total;
  };
}

const runsIn = ({ length }: readonly string[], size: number): number =>
  Math.max(0, length - size + 1);

/** How often each run of `size` words stands in a text. */
function countRuns(words: readonly string[], size: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let from = 0; from < runsIn(words, size); from++) {
    const run = size === 1 ? (words[from] ?? '') : words.slice(from, from + size).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}
