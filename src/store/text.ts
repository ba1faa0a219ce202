/**
 * What every engine can keep and give back as it is. Postgres has no text with a zero byte, and neither has
 * half a surrogate pair, which UTF-8 cannot say: the one is left out, the other becomes U+FFFD.
 */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** A value as JSON in which every text is storable. */
export const toStorableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part) => (typeof part === 'string' ? storable(part) : part));
