import { german } from './de.ts';
import { english } from './en.ts';
import { japanese } from './ja.ts';
import type { Sentences } from './sentences.ts';

/** Every catalogue, by the two letters of its language (ISO 639-1). */
const CATALOGUES: Readonly<Record<string, (locale: string) => Sentences>> = {
  de: german,
  en: english,
  ja: japanese,
};

/** The languages that there are, each by its own name. */
export const languages: readonly { readonly code: string; readonly name: string }[] = [
  { code: 'de', name: 'Deutsch' },
  { code: 'en', name: 'English' },
  { code: 'ja', name: '日本語' },
];

const ENGLISH = 'en-GB';

/** Locales that are kept: far more than platforms have. */
const KEPT = 100;
const made = new Map<string, Sentences>();

/**
 * The sentences for a BCP 47 tag: `de-AT` gets German with the dates and numbers of Austria. A tag that
 * is none, or whose language nobody has written yet, gets English.
 */
export function sentencesIn(tag: string | undefined): Sentences {
  const locale = localeOf(tag);
  const known = made.get(locale);
  if (known !== undefined) return known;
  if (made.size === KEPT) made.clear();
  const say = (CATALOGUES[locale.slice(0, 2)] ?? english)(locale);
  made.set(locale, say);
  return say;
}

/** Language and region are enough; what else a tag may hold would only fill the memory. */
function localeOf(tag: string | undefined): string {
  const { language = '', region } = readTag(tag) ?? {};
  if (!Object.hasOwn(CATALOGUES, language)) return ENGLISH;
  if (region !== undefined) return `${language}-${region}`;
  return language === 'en' ? ENGLISH : language;
}

/** Undefined for what is no tag. */
function readTag(tag: string | undefined): Intl.Locale | undefined {
  try {
    return tag === undefined ? undefined : new Intl.Locale(tag);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
