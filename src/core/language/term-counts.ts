/** The terms of texts as numbers, and how many of the latest texts have each: what is rare says more. */
export type TermCounts = {
  /** The number of a term, which it has as long as a counted text has it, or something holds it. */
  numberOf(term: string): number;
  /** One text more has these, each once. */
  add(terms: readonly number[]): void;
  /** The inverse document frequency of a term, above 0. */
  weightOf(term: number): number;
};

/** Texts that are counted together, and forgotten together. */
const GENERATION = 20_000;
/** So many texts that have no term are counted beside them: with few texts at hand all terms are about as rare. */
const BACKGROUND = 1_000;
const LEAST_WEIGHT = 0.05;
/** Below 1 it holds the rarest words down, so that more than one must be shared. */
const DAMPING = 0.7;

/**
 * Counts the terms of the last 20,000 to 40,000 texts: longer than stories are told, as words of a season
 * ("profit", "forecast") are known by the texts of weeks. `isHeld`: whether somebody still has the number
 * of a term that no counted text has.
 */
export function createTermCounts(isHeld: (term: number) => boolean): TermCounts {
  const numbers = new Map<string, number>();
  const free: number[] = [];
  let [older, newer]: [number[], number[]] = [[], []];
  let [olderTexts, newerTexts] = [0, 0];
  const countOf = (term: number): number => (older[term] ?? 0) + (newer[term] ?? 0);
  const endGeneration = (): void => {
    [older, newer] = [newer, newer.map(() => 0)];
    [olderTexts, newerTexts] = [newerTexts, 0];
    for (const [term, number] of numbers) {
      if (countOf(number) > 0 || isHeld(number)) continue;
      numbers.delete(term);
      free.push(number);
    }
  };
  return {
    numberOf(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      const number = free.pop() ?? newer.length;
      older[number] = 0;
      newer[number] = 0;
      numbers.set(term, number);
      return number;
    },
    add(terms) {
      for (const term of terms) newer[term] = (newer[term] ?? 0) + 1;
      newerTexts++;
      if (newerTexts === GENERATION) endGeneration();
    },
    weightOf(term) {
      const texts = olderTexts + newerTexts + BACKGROUND;
      return Math.max(LEAST_WEIGHT, Math.log(texts / (1 + countOf(term)))) ** DAMPING;
    },
  };
}
