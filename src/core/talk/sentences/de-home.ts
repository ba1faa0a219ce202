import type { enHome } from './en-home.ts';
import { phrasing } from './phrasing.ts';

/** The sentences of a person's home with the bot, and of the headlines that a message is about, in German. */
export const deHome = (locale: string): ReturnType<typeof enHome> => {
  const { plural, and } = phrasing(locale);
  const quoted = (words: readonly string[]): string => and(words.map((word) => `„${word}“`));
  return {
    // Find headlines
    foundTitle: 'Schlagzeilen zu dieser Nachricht',
    foundBy: (names) => `Gefunden über ${quoted(names)}.`,
    foundMore: (name) => `Mehr zu ${name}`,
    describeFoundMore: (name) => `In den Nachrichten nach ${name} suchen`,
    foundNothing: 'Zu dieser Nachricht gibt es im Moment keine Schlagzeile.',
    foundNoText: 'In dieser Nachricht stehen keine Wörter, und ich kann nur Wörter lesen.',
    foundHint:
      'Am meisten finde ich, wenn eine Nachricht eine Firma, eine Person oder ein Produkt nennt. Nach einem Wort suchen:',

    // The home
    homeGreeting:
      'Hallo. Hier siehst du, was gerade in den Nachrichten steht, und darunter, was von selbst zu dir kommt.',
    homeDigests: 'Deine Überblicke',
    homeNoDigests:
      'Noch kommt kein Überblick zu dir. Richte einen ein, und die Nachrichten sind jeden Tag zu deiner Uhrzeit hier.',
    homeMoreDigests: (count) =>
      plural(count, {
        one: 'Ein weiterer Überblick kommt zu dir:',
        other: '# weitere Überblicke kommen zu dir:',
      }),
    homeSet: 'Überblick einrichten…',
    homeSetAnother: 'Weiteren einrichten…',
    describeHomeSet: 'Einen Überblick einrichten, der nur zu dir kommt',
    homePreview: 'Vorschau',
    describeHomePreview: (name) => `Zeigen, was der Überblick „${name}“ jetzt enthielte`,
    homeIsIn:
      'Nennst du in einem Kanal, in dem ich bin, worum es in einer Schlagzeile geht, antworte ich vielleicht in einem Thread. Was du schreibst, wird abgeglichen und vergessen.',
    homeIsOut:
      'Du willst keine Antworten: Auf das, was du schreibst, antworte ich nur, wenn du mich mit Namen ansprichst.',
    homeOptOut: 'Keine Antworten an mich',
    homeOptIn: 'Wieder Antworten an mich',
    homeCommands: 'Alles, was du eingeben kannst:',
    homeDone: 'Erledigt. Schließ das hier, und deine Startseite zeigt, wie es jetzt ist.',
  };
};
