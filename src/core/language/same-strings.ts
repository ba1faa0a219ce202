/**
 * Gives one string for all texts that are the same: what thousands of items have in common is kept once.
 * So many are known, then all are forgotten.
 */
export function createSameStrings(most: number): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same !== undefined) return same;
    if (known.size >= most) known.clear();
    known.set(text, text);
    return text;
  };
}
