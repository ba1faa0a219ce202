/** The word without its ending, so that `ships`, `shipped` and `shipping` count as one; for lower case. */
export function toStem(word: string): string {
  if (word.length < 4) return word;
  const stem = withoutVerbEnding(withoutPlural(word));
  return stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s') || ['ss', 'us', 'is'].some((ending) => word.endsWith(ending)))
    return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  const hissing = ['shes', 'ches', 'sses', 'xes', 'zes'].some((ending) => word.endsWith(ending));
  return word.slice(0, hissing ? -2 : -1);
}

function withoutVerbEnding(word: string): string {
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  const ending = ['ing', 'ed', 'ly'].find((each) => word.endsWith(each));
  if (ending === undefined) return word;
  const stem = word.slice(0, -ending.length);
  return stem.length < 3 || !/[aeiouy]/.test(stem) ? word : withoutDouble(stem);
}

/** `shipp(ed)` */
function withoutDouble(stem: string): string {
  const last = stem.at(-1) ?? '';
  return stem.at(-2) === last && 'bdfgmnprt'.includes(last) ? stem.slice(0, -1) : stem;
}
