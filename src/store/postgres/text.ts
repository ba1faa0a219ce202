/** Postgres has no text with a zero byte, and a platform may say anything. */
export const storable = (text: string): string => text.replaceAll('\0', '');
