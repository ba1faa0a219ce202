import type { Asked, Clock, Heard, Place } from '../ports.ts';
import { sentencesIn } from '../talk/sentences/catalogue.ts';
import type { Sentences } from '../talk/sentences/sentences.ts';
import type { Channels } from './channels.ts';
import { inPatience } from './patience.ts';

/** Which language something is said in. */
export type Voices = {
  /** For all in a place: the language that it has set, else that of a locale, else English. */
  at(place: Place, locale: string | undefined): Promise<Sentences>;
  /** For whoever asks: the language that the place has set, else their own, else English. Never rejects. */
  to(asked: Asked): Promise<Sentences>;
  /** What the platform has for a place, else for whoever speaks there; nothing where it does not say in time. */
  localeOf(said: Said): Promise<string | undefined>;
};

type Said = {
  readonly locale?: Heard['locale'] | undefined;
  /** Who asks, or the id of whoever wrote a message. */
  readonly person?: Asked['person'] | Heard['person'];
};

/** Milliseconds: whoever waits for an answer would rather have it in English than later. */
const PATIENCE = 1_000;

export function createVoices({ read }: Pick<Channels, 'read'>, clock: Clock): Voices {
  const ask = async (locale: Heard['locale']): Promise<string | undefined> => {
    if (locale === undefined) return undefined;
    return inPatience(locale(), PATIENCE, clock);
  };
  return {
    at: async (place, locale) => choose((await read(place)).language, locale),
    async to({ place, person }) {
      // Where the store cannot be read, whatever else is asked of it will say so.
      const reading = read(place).catch(() => undefined);
      const [set, own] = await Promise.all([reading, ask(person.locale)]);
      return choose(set?.language, own);
    },
    localeOf: async ({ locale, person }) =>
      (await ask(locale)) ?? (typeof person === 'object' ? ask(person.locale) : undefined),
  };
}

/** A channel sets a language; the way that dates are written may still be that of a region where it is spoken. */
function choose(language: string | undefined, locale: string | undefined): Sentences {
  const isSpoken = language === undefined || locale?.split('-')[0] === language;
  return sentencesIn(isSpoken ? locale : language);
}
