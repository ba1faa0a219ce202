/** A text as the numbers of its terms, each once, and what each weighs there, above 0; of length 1, or empty. */
export type Vector = { readonly terms: readonly number[]; readonly weights: readonly number[] };

/** Makes a vector have length 1. */
export function toUnit({ terms, weights }: Vector): Vector {
  let square = 0;
  for (const weight of weights) square += weight * weight;
  const length = Math.sqrt(square);
  return { terms, weights: weights.map((weight) => weight / length) };
}
