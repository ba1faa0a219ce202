/**
 * How the word between two indexes of a text is written, if it is one of those that nearly all are: small
 * letters of ASCII, or such behind a capital.
 */
export function plainCase(
  text: string,
  start: number,
  end: number,
): 'small' | 'capital' | undefined {
  const capital = isBetween(text.charCodeAt(start), 0x41, 0x5a);
  let at = capital ? start + 1 : start;
  while (at < end && isBetween(text.charCodeAt(at), 0x61, 0x7a)) at += 1;
  if (at < end || (capital && end - start < 2)) return undefined;
  return capital ? 'capital' : 'small';
}

const isBetween = (code: number, first: number, last: number): boolean =>
  code >= first && code <= last;
