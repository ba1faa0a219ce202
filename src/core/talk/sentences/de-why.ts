import type { Part } from '../../desk/filter.ts';
import type { Silence } from '../../desk/silence.ts';
import type { Quiet } from '../../desk/why.ts';
import type { Arrival } from '../../news/origin.ts';
import { forWhom } from './de-feeds.ts';
import type { enWhy } from './en-why.ts';
import { phrasing } from './phrasing.ts';

/** `steht in …` */
const PARTS: Readonly<Record<Part, string>> = {
  title: 'ihrem Titel',
  source: 'dem Namen ihrer Quelle',
  topic: 'ihrem Thema',
  text: 'ihrem Text',
};

const ARRIVALS: Readonly<Record<Exclude<Arrival, 'came'>, string>> = {
  backlog:
    'Sie stand schon im Feed, als er zum ersten Mal gelesen wurde, und gilt deshalb als gemeldet, außer für den ersten Überblick eines Kanals.',
  'before follow':
    'Sie war schon da, bevor der Feed hier abonniert wurde, und gilt deshalb als gemeldet, außer für den ersten Überblick eines Kanals.',
};

const SILENCES: Readonly<Record<Silence, string>> = {
  'no match': 'das Geschriebene nannte sie nicht',
  'mentions off': 'Antworten auf Erwähnungen waren aus',
  muted: 'das Wort oder die Meldung war stummgeschaltet',
  'opted out': 'wer es schrieb, will keine Antworten',
  'told in thread': 'sie stand schon in diesem Thread',
  'told today': 'die Meldung war an dem Tag hier schon eine Antwort',
  'cooling down': 'die letzte Antwort hier war noch zu frisch',
  'budget spent': 'mehr Antworten in einer Stunde darf dieser Kanal nicht bekommen',
  'seen before': 'die Nachricht kam zweimal',
  'not posted': 'die Antwort ließ sich nicht senden',
};

type Told = Parameters<ReturnType<typeof enWhy>['whyOthers']>[0][number];

const named = ({ title, source }: Told): string =>
  source === undefined ? `„${title}“` : `„${title}“ (${source})`;

function whyQuiet(quiet: Quiet): string {
  switch (quiet.kind) {
    case 'off':
      return 'Als Antwort kann sie hier nicht kommen: Antworten auf Erwähnungen sind in diesem Kanal aus.';
    case 'off for all':
      return 'Als Antwort kann sie nicht kommen: Antworten auf Erwähnungen sind für diese ganze Installation aus (NEWSDESK_MENTIONS=off).';
    case 'story':
      return 'Als Antwort kann sie hier nicht kommen: Die Meldung ist stummgeschaltet.';
    case 'word':
      return `Wer „${quiet.word}“ schreibt, bekommt hier keine Antwort: Das ist stummgeschaltet und steht in ihrem Titel.`;
  }
}

/** The sentences of `why`, in German: `sie` is the headline that was asked about. */
export const deWhy = (locale: string): ReturnType<typeof enWhy> => {
  const { number, plural, and, or } = phrasing(locale);
  const quoted = (words: readonly string[]): string => or(words.map((word) => `„${word}“`));
  return {
    whyHint:
      'Gib mir den Link eines Artikels oder Wörter seiner Schlagzeile, und ich sage dir, woher sie kam, was in diesem Kanal aus ihr wurde und warum:',
    whyExamples: ['/newsdesk why https://example.com/article', '/newsdesk why nissan foxconn'],
    whyLastPost: 'Oder frag nach einer Schlagzeile, die hier zuletzt kam:',
    whyMenu: 'Warum diese…',
    whyAnother: 'Eine andere…',

    // Nothing found
    whyNoLink:
      'Diesen Link hat kein Feed gebracht, den dieser Kanal sieht, und er steht in keiner Ausgabe. Was älter als 30 Tage ist, wird nicht aufbewahrt.',
    whyNear: 'Von dieser Seite ist hier abonniert:',
    whyNoWords: (words) =>
      `Keine Schlagzeile, die dieser Kanal sieht, enthält „${words}“. Was älter als 30 Tage ist, wird nicht aufbewahrt.`,

    // Where it came from
    whyEdition: (edition) =>
      `Sie steht in der Ausgabe ${edition}, die für alle zentral bereitgestellt wurde.`,
    whySeen: 'Zum ersten Mal abgerufen: ',
    whyFrom: 'Aus dem Feed ',
    whyFollowed: (by, place) => `, abonniert ${forWhom(by, place)}`,
    whySince: ' seit ',
    whyArrival: (arrival) => ARRIVALS[arrival],
    whyAlone: 'Sonst bringt diese Meldung nichts, was dieser Kanal sieht.',
    whyOthers: (others, more) =>
      `Dieselbe Meldung bringen auch ${and([...others.map(named), ...(more > 0 ? [plural(more, { one: '# weitere', other: '# weitere' })] : [])])}.`,

    // Digests
    whyNoDigests: 'hierher kommt kein Überblick von selbst.',
    whyIn: 'sie wäre im nächsten',
    whyInBy: (title) => `ihre Meldung wäre im nächsten, mit der Schlagzeile „${title}“`,
    whyWaits: (stories, min) =>
      `sie ist neu, und der Überblick wartet: ${number(stories)} von ${number(min)} Meldungen sind da`,
    whyBeyond: (place, max) =>
      `sie ist neu, aber ihre Meldung ist Nummer ${number(place)}, und der Überblick fasst ${number(max)}`,
    whyNotTopic: (topics) => `ausgelassen, weil ihr Thema nicht ${or(topics)} ist`,
    whyNoInclude: (words) =>
      `ausgelassen, weil darin keines der include-Wörter steht: ${quoted(words)}`,
    whyExclude: (word, part) =>
      `ausgelassen wegen exclude:„${word}“, denn das steht in ${PARTS[part]}`,
    whyTold: 'nicht noch einmal, weil ihre Meldung dort schon kam',
    whyToldAt: 'nicht noch einmal, weil ihre Meldung dort schon kam: ',
    whyCountsAsTold: 'ausgelassen, weil sie als gemeldet gilt',
    whyOld: 'ausgelassen, weil sie vor dem letzten Überblick kam: ',
    whyTooOld: 'ausgelassen, weil ein erster Überblick höchstens 24 Stunden zurückreicht',
    whyUnseen: 'ausgelassen, weil ihr Feed dort nicht abonniert ist, wo dieser Überblick erscheint',
    whyParked: 'angehalten seit ',
    whyMoreDigests: (count) =>
      plural(count, { one: '# weiterer Überblick:', other: '# weitere Überblicke:' }),

    // Posts and replies
    whyPosts: 'Hier gesendet',
    whyNotPosted: 'Keine Nachricht in diesem Kanal hat sie gebracht.',
    whyPostedOnce:
      'Hier kam sie vor, aber vor so langer Zeit, dass ich die Nachricht nicht mehr kenne.',
    whyQuiet,
    whySilence: (because, times) =>
      times === 1
        ? `Sie wurde hier genannt, und ich blieb still (${SILENCES[because]}): `
        : `Sie wurde hier ${number(times)}-mal genannt, und ich blieb still (${SILENCES[because]}); zuletzt: `,
  };
};
