import { toPlain } from '#core/language/plain.ts';

/**
 * What Discord reads as markup wherever it stands. `<` opens mentions, timestamps, emoji and command
 * links; a colon before text makes `https://…` a link and `:smile:` an emoji. `#`, `+` and `-` matter
 * at the start of a line only. Escaped or not, `](` ends the text of a link that began before it, so
 * that a title could send the link in front of it elsewhere.
 */
const MARKUP = /[\\*_~|`<>[\]@]|(?<=\])\(|:(?=\S)|^[#+-]/g;
/** `1.` at the start of a line begins a list. */
const NUMBERED = /^(\d+)([.)])/;

/** Writes text so that Discord shows it as it is: a backslash before anything but letters, digits and blanks. */
export const escapeMarkdown = (text: string): string =>
  text.replace(MARKUP, '\\$&').replace(NUMBERED, '$1\\$2');

/** `toPlain`, but a blank at either end stays: it parts this text from its neighbour. */
export const toPlainPart = (text: string): string => toPlain(`|${text}|`).slice(1, -1);

/** Characters that end a link or could be read as markup beside one. */
const UNSAFE_IN_LINK = /[\s()<>[\]\\*|`]/g;

/** An http or https address that is safe inside `(<…>)`; undefined for any other. */
export function toHref(url: string): string | undefined {
  const parsed = URL.parse(url.toWellFormed());
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return undefined;
  // An IPv6 host needs its brackets, which end a link's text on some clients.
  if (parsed.host.startsWith('[')) return undefined;
  return parsed.href.replace(UNSAFE_IN_LINK, encodeAscii);
}

const encodeAscii = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
