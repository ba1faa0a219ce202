import type { enLanguage } from './en-language.ts';
import { phrasing } from './phrasing.ts';

/** The sentences about the language that the bot writes, in German. */
export const deLanguage = (locale: string): ReturnType<typeof enLanguage> => {
  const { and } = phrasing(locale);
  return {
    languageIs: (name) => `In diesem Kanal schreibe ich ${name}, egal wer fragt.`,
    languageIsAuto:
      'In diesem Kanal antworte ich allen in ihrer eigenen Sprache. Was ich von mir aus sende, steht in der Sprache, die die Plattform für den Kanal nennt oder für die Person, die den Überblick eingerichtet hat.',
    languagesThere: (names) => `Ich kann ${and(names)}. So wählst du eine Sprache aus:`,
    languageBack: 'So überlässt du die Wahl wieder der Plattform:',
  };
};
