/**
 * A whole number of 53 bits that stands for a text where the text itself would take too much memory: of a
 * hundred thousand texts, two share one with a chance of one in a million. Two hashes side by side, as
 * FNV-1a makes them (http://www.isthe.com/chongo/tech/comp/fnv/), each with a multiplier of its own.
 */
export function fingerprintOf(text: string): number {
  let [one, other] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b);
  }
  return (one >>> 0) * 2 ** 21 + (other >>> 11);
}
