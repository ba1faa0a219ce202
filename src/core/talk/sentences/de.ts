import type { PlatformName } from '../../ports.ts';
import { deCommands } from './de-commands.ts';
import { deDigests } from './de-digests.ts';
import { deFeeds } from './de-feeds.ts';
import { deHome } from './de-home.ts';
import { deLanguage } from './de-language.ts';
import { deMentions } from './de-mentions.ts';
import { dePictures } from './de-pictures.ts';
import { deStatus } from './de-status.ts';
import { deTrends } from './de-trends.ts';
import { deTroubles } from './de-troubles.ts';
import { deVisit } from './de-visit.ts';
import { deWhy } from './de-why.ts';
import { phrasing } from './phrasing.ts';
import type { Sentences } from './sentences.ts';

/**
 * Every sentence in German, to a reader who is called `du`, with „quotation marks“ as German has them.
 *
 * One word of the field, one word here: article Artikel · headline Schlagzeile · story Meldung · edition Ausgabe ·
 * digest Überblick (its heading: Nachrichtenüberblick) · watch beobachten · delivery Zustellung · place Ort ·
 * feed Feed, which is abonniert · item of a feed Eintrag · mention reply Antwort auf Erwähnungen ·
 * front page Titelseite · topic Thema · source Quelle · share teilen · mute stummschalten · channel Kanal ·
 * whoever runs Newsdesk: wer Newsdesk betreibt, which leaves open who that is. What is typed stays English.
 */
export const german = (locale: string): Sentences => {
  const phrases = phrasing(locale);
  const { number, plural } = phrases;
  return {
    locale,
    ...deDigests(locale),
    ...deMentions(locale),
    ...deFeeds(locale),
    ...deTroubles(locale),
    ...deCommands,
    ...deLanguage(locale),
    ...deHome(locale),
    ...deVisit,
    ...dePictures(locale),
    ...deTrends(locale),
    ...deStatus(locale),
    ...deWhy(locale),

    // Mistakes of the caller's
    notACount: (name, min, max) =>
      max === undefined
        ? `${name} ist eine ganze Zahl ab ${number(min)}.`
        : `${name} ist eine ganze Zahl von ${number(min)} bis ${number(max)}.`,
    tooManyCharacters: (name, max, found) =>
      `${name} darf höchstens ${number(max)} Zeichen haben; das sind ${number(found)}. Zwei oder drei wichtige Wörter finden mehr.`,
    unknownCommand: (typed, known) =>
      `${typed} gibt es nicht. Das hier verstehe ich: ${known.join(', ')}.`,
    oldControl:
      'Dieser Button gehört zu einer älteren Nachricht und tut nichts mehr. Mit /news bekommst du eine neue.',
    goneHeadline: 'Diese Schlagzeile gibt es nicht mehr. Mit /news siehst du, was jetzt da ist.',
    mayNotManage: (platform, admins) => {
      if (platform === 'discord') {
        return 'Das ändert diesen Kanal für alle, deshalb braucht es dafür die Berechtigung „Kanäle verwalten“. Frag jemanden, der sie hat.';
      }
      return admins
        ? 'Das ändert diesen Kanal für alle, und das dürfen hier nur die Admins des Workspace. Frag jemanden von ihnen.'
        : 'Das ändert diesen Kanal für alle, deshalb dürfen es nur Mitglieder des Workspace, keine Gäste. Frag ein Mitglied.';
    },
    bug: 'Bei mir ist etwas schiefgegangen, und an dir liegt es nicht. Wer Newsdesk betreibt, findet es im Log; versuch es bitte in einer Minute noch einmal.',

    // The front page and searches
    headlines: 'Schlagzeilen',
    moreHeadlines: 'Weitere Schlagzeilen',
    results: (words) => `Nachrichten zu „${words}“`,
    range: (first, last, total) =>
      first === last
        ? `Schlagzeile ${number(first)} von ${number(total)}`
        : `Schlagzeilen ${number(first)}–${number(last)} von ${number(total)}`,
    found: (total, words) =>
      `${plural(total, { one: '# Schlagzeile', other: '# Schlagzeilen' })} zu „${words}“`,
    searchHint: ['Suchen: ', '/news', ' und ein Wort'],
    notFound: (words) => `Keine Nachrichten zu „${words}“.`,
    lookInstead: 'Meintest du:',
    describeInstead: (words) => `Nach ${words} suchen`,
    alsoIn: (sources) =>
      plural(sources, {
        one: 'auch in einer weiteren Quelle',
        other: 'auch in # weiteren Quellen',
      }),
    notFoundHint:
      'Versuch es mit einem einzelnen Wort oder dem Namen einer Firma. Alles, was da ist:',
    emptyDesk: 'Es gibt noch keine Nachrichten.',
    emptyDeskHint:
      'Wer Newsdesk betreibt, kann eine Ausgabe in den Ordner content/editions legen; zwei Sekunden später ist sie hier.',
    plusMore: (count) =>
      plural(count, { one: 'Und # weitere Schlagzeile.', other: 'Und # weitere Schlagzeilen.' }),
    read: 'Lesen…',
    back: 'Zurück',
    more: 'Mehr',
    share: 'Teilen',
    openSource: 'Quelle öffnen',
    describeBack: 'Zurück dorthin, wo du warst',
    describeMore: 'Zeigen, was als Nächstes kommt',
    describeShare: 'Das allen im Kanal zeigen',
    onlyHeadline: 'Zu dieser Schlagzeile kam kein Text.',
    part: (part, parts) => `Teil ${number(part)} von ${number(parts)}`,
    sharedBy: (name) => `Geteilt von ${name} aus`,

    // The digest
    digestTitle: (at, zone) =>
      `Nachrichtenüberblick für ${at.toLocaleString(locale, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' })}`,
    digestCount: (count) => plural(count, { one: '# Meldung', other: '# Meldungen' }),
    allNews: 'Alle Nachrichten:',
    otherTopic: 'Weitere Nachrichten',
    digestPosted: 'Der Überblick steht jetzt in diesem Kanal.',
    digestPostedElsewhere: 'Der Überblick steht jetzt in seinem Kanal.',
    digestAlready: 'Diesen Überblick habe ich schon gesendet.',
    digestEmpty: 'Es gibt keine Nachrichten, also auch nichts zu senden.',
    notPosted: (posted, platform) =>
      posted.kind === 'unknown'
        ? 'Die Plattform hat nicht gesagt, ob die Nachricht angekommen ist. Schau in einer Minute in den Kanal: Ist sie nicht da, sende ich sie von selbst noch einmal.'
        : refusal(posted.reason, platform, phrases.duration(posted.retryAfter ?? 30)),

    // Called by name
    addressedNothing:
      'Dazu steht nichts in den Nachrichten. Nenn eine Firma oder ein Thema, oder gib das hier ein:',

    // Hello and help
    hello:
      'Hallo, ich bin Newsdesk. Ich bringe Nachrichten in diesen Kanal, wenn ihr danach fragt. Gebt ein:',
    helloMentions:
      'Nennt jemand, worum es in einer Schlagzeile geht, antworte ich in einem Thread, einmal am Tag pro Meldung; sonst bin ich still.',
    digestHere: 'Überblick hier senden',
    mentionsHere: 'Antworten auf Erwähnungen',
    mentionsOn: 'Antworten auf Erwähnungen einschalten',
    mentionsOff: 'Antworten auf Erwähnungen ausschalten',
    help: 'Hilfe',
    helpTitle: 'Was Newsdesk versteht',
    helpPrivate:
      'Antworten auf Befehle siehst nur du; „Teilen“ zeigt sie dem Kanal. In einem Thread sprich mich mit Namen an: @Newsdesk und ein Wort.',
  };
};

/** Why a post was refused, in plain words and with the way out; codes: notes of both platforms' APIs. */
function refusal(reason: string, platform: PlatformName, wait: string): string {
  if (reason === 'ratelimited') {
    return `Die Plattform bittet um eine Pause. Der Überblick kommt von selbst, in ${wait}.`;
  }
  if (reason === 'not_in_channel' || reason === 'channel_not_found') {
    return 'Ich bin nicht Mitglied dieses Kanals. Lade mich mit /invite @Newsdesk ein und versuch es noch einmal, oder nimm /newsdesk digest preview.';
  }
  if (reason === '50001' || reason === '50013') {
    return 'Ich darf in diesem Kanal nicht schreiben. Gib mir hier „Kanal anzeigen“ und „Nachrichten senden“ und versuch es noch einmal, oder nimm /newsdesk digest preview.';
  }
  if (reason === 'is_archived')
    return 'Dieser Kanal ist archiviert, deshalb lässt sich hier nichts senden.';
  const name = platform === 'discord' ? 'Discord' : 'Slack';
  return `${name} hat die Nachricht abgelehnt (${reason}). Wer Newsdesk betreibt, findet mehr im Log.`;
}
