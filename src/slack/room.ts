import { clip } from '#core/language/plain.ts';

/** What is left of one message's budget; everything that is drawn takes its share of it. */
export type Room = {
  /**
   * The text, cut with "…" where it no longer fits; '' for everything after that cut.
   * `overhead` is what carrying it costs beside its characters.
   */
  fit(text: string, overhead?: number): string;
  /** Takes `cost` for something that cannot be cut; false, and nothing taken, where it does not fit. */
  claim(cost: number): boolean;
  /** Takes an address; false where the message has too many characters of them already. */
  address(url: string): boolean;
  /** True once a text had to be cut. */
  cut(): boolean;
};

/** Slack counts `&` as 5 characters and `<`, `>` as 4, the length of their escapes (bolt-js#2509). */
export function escapedLength(text: string): number {
  let extra = 0;
  for (const sign of text.match(/[&<>]/g) ?? []) extra += sign === '&' ? 4 : 3;
  return text.length + extra;
}

/** Makes text literal in mrkdwn, which has these three escapes and no other. */
export const toLiteral = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Cuts text with "…" so that it is at most `limit` characters when escaped; `limit` is at least 1. */
export function clipEscaped(text: string, limit: number): string {
  if (escapedLength(text) <= limit) return text;
  let best = '…';
  let low = 1;
  let high = Math.min(limit, text.length);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = clip(text, middle);
    if (escapedLength(candidate) <= limit) {
      best = candidate;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return best;
}

/** `characters` are counted as escaped; addresses are counted apart, since they are never read. */
export function createRoom(characters: number, addresses: number): Room {
  // One character always stays back, for the "…" of the text that does not fit.
  let left = characters - 1;
  let addressesLeft = addresses;
  let cut = false;
  const claim = (cost: number): boolean => {
    if (cut || cost > left) return false;
    left -= cost;
    return true;
  };
  return {
    claim,
    cut: () => cut,
    fit: (text, overhead = 0) => {
      if (cut || text === '') return '';
      const length = escapedLength(text);
      if (claim(length + overhead)) return text;
      cut = true;
      return length <= left ? `${text}…` : clipEscaped(text, left + 1);
    },
    address: (url) => {
      if (url.length > addressesLeft) return false;
      addressesLeft -= url.length;
      return true;
    },
  };
}
