/** The word without its ending, so that `ships`, `shipped` and `shipping` count as one; for lower case. */
export function toStem(word: string): string {
  if (word.length < 4) return word;
  const single = withoutPlural(word);
  const bare = withoutVerbEnding(single);
  return bare.length > 4 && bare.endsWith('e') ? bare.slice(0, -1) : bare;
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.slice(0, /(?:sh|ch|ss|x|z)es$/.test(word) ? -2 : -1);
}

function withoutVerbEnding(word: string): string {
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  const ending = ['ing', 'ed', 'ly'].find((each) => word.endsWith(each));
  if (ending === undefined) return word;
  const bare = word.slice(0, -ending.length);
  if (bare.length < 3 || !/[aeiouy]/.test(bare)) return word;
  return /([bdfgmnprt])\1$/.test(bare) ? bare.slice(0, -1) : bare;
}
