import type { Rule } from '../../desk/mention.ts';
import type { Place } from '../../ports.ts';
import type { enMentions } from './en-mentions.ts';
import { phrasing } from './phrasing.ts';

/** Before the word that a reply is due to. */
const MATCHED: Readonly<Record<Rule, string>> = {
  name: 'Hier genannt: ',
  alias: 'Hier genannt: ',
  'name and context': 'Hier genannt: ',
  'two names': 'Hier genannt: ',
  'same words': 'Hier zitiert: ',
  watch: 'Hier beobachtet: ',
};

/** What a message did to get its reply; before the headline. */
const BECAUSE: Readonly<Record<Rule, (keyword: string) => string>> = {
  name: (keyword) =>
    `Hier hat jemand „${keyword}“ geschrieben, und das ist ein Name in dieser Schlagzeile:`,
  alias: (keyword) =>
    `Hier hat jemand einen anderen Namen für „${keyword}“ geschrieben, der in der Liste der Zweitnamen steht, und das ist ein Name in dieser Schlagzeile:`,
  'name and context': (keyword) =>
    `Hier hat jemand „${keyword}“ geschrieben, und es ging um das, worum es in dieser Schlagzeile geht:`,
  'two names': (keyword) =>
    `Hier hat jemand „${keyword}“ zusammen mit einem weiteren Namen aus dieser Schlagzeile geschrieben:`,
  'same words': () => 'Hier hat jemand die meisten Wörter dieser Schlagzeile geschrieben:',
  watch: (keyword) =>
    `Hier hat jemand „${keyword}“ geschrieben, was dieser Kanal beobachtet, und das war die neueste Schlagzeile damit:`,
};

/** Where somebody has opted out. */
const where = ({ platform, direct }: Place): string => {
  if (platform === 'slack') return 'in diesem Workspace';
  if (platform !== 'discord') return 'hier';
  return direct ? 'auf allen Servern' : 'auf diesem Server';
};

/** The sentences about replies to what is said in a channel, in German. */
export const deMentions = (locale: string): ReturnType<typeof enMentions> => {
  const { number, plural, and } = phrasing(locale);
  const quoted = (words: readonly string[]): string => and(words.map((word) => `„${word}“`));
  return {
    // On the reply
    matched: (because) => MATCHED[because],
    whyButton: 'Warum?',
    describeWhy: 'Nur mir sagen, warum das kam',
    muteButton: 'Stummschalten…',
    describeMute: 'Weniger davon hören',

    // Why this?
    because: (because, keyword) => BECAUSE[because](keyword),
    becauseGone: 'Diese Schlagzeile gibt es nicht mehr.',
    whyRules:
      'Eine Meldung bringe ich in einem Kanal einmal am Tag, nicht in einem Thread, der sie schon hat, und nicht viele hintereinander. Was ihr schreibt, wird abgeglichen und vergessen.',

    // Mute…
    muteQuestion: 'Was soll stiller werden?',
    muteForAll: 'Stummschalten gilt für alle in diesem Kanal; „Nicht für mich“ nur für dich.',
    muteForYou: (reason) =>
      `Was für den ganzen Kanal stummgeschaltet ist, kannst du nicht ändern. ${reason} Nur für dich:`,
    muteWord: (word) => `„${word}“ hier stummschalten`,
    muteStory: 'Diese Meldung hier stummschalten',
    muteChannel: 'Hier keine Antworten auf Erwähnungen',
    notForMe: 'Nicht für mich',
    describeNotForMe: 'Keine Antworten auf das, was ich schreibe',
    undo: 'Rückgängig',

    // What is muted
    wordsMuted: (words) =>
      `Hier stummgeschaltet: ${quoted(words)}. In diesem Kanal bekommt darauf niemand mehr eine Antwort.`,
    storyMuted: (title) =>
      title === undefined
        ? 'Hier stummgeschaltet: diese Meldung.'
        : `Hier stummgeschaltet: die Meldung „${title}“.`,
    unmuted: 'Darauf kann es hier wieder Antworten geben.',
    notMuted: (phrase, words) =>
      words.length === 0
        ? `„${phrase}“ ist hier nicht stummgeschaltet, und auch kein anderes Wort. Was stummgeschaltet ist: /newsdesk mentions show.`
        : `„${phrase}“ ist hier nicht stummgeschaltet. Stummgeschaltete Wörter: ${quoted(words)}.`,
    tooManyMutes: (most) =>
      `Dieser Kanal kann höchstens ${number(most)} Wörter stummschalten. Hebe es erst für einige auf, mit /newsdesk mentions unmute, oder schalte alle Antworten aus: /newsdesk mentions off.`,
    muteHint: 'Sag, welche Wörter hier keine Antwort bekommen sollen, durch Kommas getrennt:',
    muteExample: '/newsdesk mentions mute Foxconn, seltene Erden',
    unmuteHint: 'Sag, welche Wörter hier wieder Antworten bekommen dürfen:',
    unmuteExample: '/newsdesk mentions unmute Foxconn',
    mutedWords: (words) => `Stummgeschaltete Wörter: ${quoted(words)}.`,
    mutedStories: (titles) => `Stummgeschaltete Meldungen: ${quoted(titles)}.`,
    unmuteMenu: 'Stummschaltung aufheben…',

    // On and off
    mentionsAreOn:
      'Antworten auf Erwähnungen sind in diesem Kanal an: Nennt jemand, worum es in einer Schlagzeile geht, antworte ich in einem Thread, einmal am Tag pro Meldung.',
    mentionsAreOff:
      'Antworten auf Erwähnungen sind in diesem Kanal aus. Ich antworte nur auf Befehle und wenn ihr mich mit Namen ansprecht.',
    mentionsOffForAll:
      'Antworten auf Erwähnungen sind für diese ganze Installation ausgeschaltet (NEWSDESK_MENTIONS=off), dieser Kanal bleibt also in jedem Fall still. Frag nach bei den Leuten, die Newsdesk betreiben.',
    optedOut: (place) =>
      `Auf das, was du ${where(place)} schreibst, antworte ich nicht mehr. Sprich mich mit Namen an, und ich antworte trotzdem.`,
    optedIn: (place) =>
      `Was du ${where(place)} schreibst, kann wieder eine Antwort bekommen, wo Antworten an sind.`,
    youAreOut: ['Du willst keine Antworten auf das, was du schreibst. Doch wieder: ', '.'],

    // Watches
    watchHint: 'Sag, welche Wörter dieser Kanal beobachten soll, durch Kommas getrennt:',
    watchExample: '/newsdesk watch add seltene Erden, Lithium',
    unwatchHint: 'Sag, welche Wörter dieser Kanal nicht mehr beobachten soll:',
    unwatchExample: '/newsdesk watch remove Lithium',
    watchAdded: (words) =>
      `Hier beobachtet: ${quoted(words)}. Schreibt das jemand in diesem Kanal, antworte ich in einem Thread mit der neuesten Schlagzeile dazu.`,
    watchWaits:
      'Antworten auf Erwähnungen sind hier aus, es kommt also erst etwas, wenn sie an sind:',
    watchRemoved: (words) => `Hier nicht mehr beobachtet: ${quoted(words)}.`,
    watchesHere: 'In diesem Kanal beobachtet',
    watchFinds: (count) =>
      count === 0
        ? 'im Moment keine Schlagzeile'
        : plural(count, { one: '# Schlagzeile', other: '# Schlagzeilen' }),
    noWatches: 'Dieser Kanal beobachtet keine eigenen Wörter. Hinzufügen:',
    removeMenu: 'Entfernen…',
    watchesShort: (words) => `Beobachtete Wörter: ${quoted(words)}.`,
    tooManyWatches: (most) =>
      `Dieser Kanal kann höchstens ${number(most)} Wörter oder Wortfolgen beobachten. Entferne erst welche: /newsdesk watch remove.`,
    watchIsMuted: (word) =>
      `„${word}“ ist hier stummgeschaltet, es zu beobachten brächte also nichts. Zuerst: /newsdesk mentions unmute ${word}`,
    notWatched: (word, words) =>
      words.length === 0
        ? `„${word}“ wird hier nicht beobachtet, und auch kein anderes Wort.`
        : `„${word}“ wird hier nicht beobachtet. Beobachtet: ${quoted(words)}.`,
    wordTooShort: (word) =>
      `„${word}“ ist ein einzelner Buchstabe, den jede Nachricht hat. Gib ein ganzes Wort an.`,
  };
};
