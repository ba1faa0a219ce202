import { phrasing } from './phrasing.ts';

/** The sentences about the language that the bot writes. */
export const enLanguage = (locale: string) => {
  const { and } = phrasing(locale);
  return {
    languageIs: (name: string): string => `In this channel I write ${name}, whoever asks.`,
    languageIsAuto:
      'In this channel I answer everybody in their own language, and post in the one that the platform names for the channel or for whoever set the digest.',
    languagesThere: (names: readonly string[]): string => `I know ${and(names)}. To choose one:`,
    languageBack: 'To leave the choice to the platform again:',
  };
};
