import type { DeliveryRow } from '../../desk/delivery.ts';
import type { Weekday } from '../../desk/schedule.ts';
import type { enDigests } from './en-digests.ts';
import { phrasing } from './phrasing.ts';

const DAYS = [
  'montags',
  'dienstags',
  'mittwochs',
  'donnerstags',
  'freitags',
  'samstags',
  'sonntags',
] as const;

const onDays = (days: readonly Weekday[], and: (words: readonly string[]) => string): string => {
  const key = days.join('');
  if (key === '1234567') return 'täglich';
  if (key === '12345') return 'montags bis freitags';
  if (key === '67') return 'am Wochenende';
  return and(days.map((day) => DAYS[day - 1] ?? ''));
};

/** The sentences about digests that come by themselves, in German. */
export const deDigests = (locale: string): ReturnType<typeof enDigests> => {
  const { number, plural, and, or, time: clock } = phrasing(locale);
  const stories = (count: number): string =>
    plural(count, { one: '# Meldung', other: '# Meldungen' });
  const quote = (word: string): string => `„${word}“`;
  const quoted = (words: readonly string[]): string => or(words.map(quote));
  return {
    // Values that cannot be read
    notUnderstood: (words, names) =>
      `Mit ${quoted(words)} kann ich nichts anfangen. Möglich ist hier: ${names.map((name) => `${name}:…`).join(' ')}. Zwei Wörter, die zusammengehören, brauchen Anführungszeichen, etwa include:"rare earths".`,
    notATime: (name, found) =>
      `${name} ist eine Uhrzeit, etwa 08:30 oder 8am; „${found}“ ist keine.`,
    notDays: (name, found) =>
      `${name} ist daily, weekdays, weekends oder Tage wie mon,thu; „${found}“ ist nichts davon.`,
    notAZone: (name, found) =>
      `${name} ist eine Zeitzone, etwa Europe/Rome oder America/New_York; „${found}“ gibt es nicht oder mehr als einmal.`,
    notAChannel: (name, found) => `${name} ist ein Kanal, etwa #general; „${found}“ ist keiner.`,
    notAChoice: (name, choices) => `${name} ist ${or(choices)}.`,
    notAName: (name, max) =>
      `${name} ist ein einzelnes Wort aus höchstens ${number(max)} Buchstaben, Ziffern, - und _.`,
    tooManyItems: (name, max, found) =>
      `${name} fasst höchstens ${number(max)}; das sind ${number(found)}.`,
    itemTooLong: (name, each, found) =>
      `Alles in ${name} darf höchstens ${number(each)} Zeichen haben; „${found.slice(0, 20)}…“ hat ${number(found.length)}.`,
    noWord: (name, found) =>
      `${name} sucht nach Wörtern, und „${found}“ enthält weder Buchstaben noch Ziffern.`,
    minOverMax: (min, max) =>
      `min:${min} wartet auf mehr Meldungen, als max:${max} in einen Überblick lässt. Mach min kleiner oder max größer.`,
    tooManyDigests: (most) =>
      `Dieser Kanal hat schon ${number(most)} Überblicke, mehr gehen nicht. Schalte erst einen aus: /newsdesk digest off und sein Name.`,
    noSuchDigest: (name, names) =>
      names.length === 0
        ? 'Hier gibt es keinen Überblick. Richte einen ein mit /newsdesk digest set 08:30.'
        : `Einen Überblick namens ${quote(name)} gibt es hier nicht. Es gibt ${and(names.map(quote))}.`,
    whichDigest: (names) =>
      `Welcher? Hier gibt es ${and(names.map(quote))}: Schreib den Namen hinter den Befehl.`,
    unknownChannel: (platform, channel) =>
      platform === 'slack'
        ? `Ich weiß nicht, welcher Kanal „${channel}“ ist. Tippe # und wähle ihn aus der Liste von Slack, oder gib für einen Thread die Adresse einer Nachricht darin an.`
        : `Ich weiß nicht, welcher Kanal „${channel}“ ist. Wähle ihn aus der Liste.`,
    personalHere:
      'Dein persönlicher Überblick kommt hierher zu dir. Für einen Kanal gib den Befehl in diesem Kanal ein.',

    // Digests that are set
    schedule: ({ days, time, zone }) =>
      `${onDays(days, and)} um ${clock(time)} Uhr (${zone.replaceAll('_', ' ')})`,
    onlyTopics: (topics) => `nur ${and(topics)}`,
    upTo: (max) => `bis zu ${stories(max)}`,
    waitsFor: (min) => `wartet auf ${stories(min)}`,
    mustHave: (words) => `mit ${quoted(words)}`,
    mayNotHave: (words) => `ohne ${quoted(words)}`,
    saysEmpty: 'meldet sich auch, wenn es nichts Neues gibt',
    inAnother: (channel) => `erscheint in ${channel}`,
    inThread: 'erscheint in einem Thread',
    clauses: (parts) => parts.join(', '),
    digestIsSet: (name) => `Der Überblick „${name}“ ist eingerichtet.`,
    digestIsChanged: (name) => `Der Überblick „${name}“ ist geändert.`,
    digestIsOff: (name) => `Der Überblick „${name}“ ist aus. Er kommt nicht mehr.`,
    toChange: ['Zum Ändern richte ihn unter demselben Namen neu ein; ', ' beendet ihn.'],
    nextRun: 'Nächster: ',
    noNextRun: 'Es ist kein nächster geplant; richte ihn neu ein.',
    digestsHere: 'Überblicke dieses Kanals',
    digestsOfYours: 'Deine Überblicke',
    noDigests: 'Hierher kommt kein Überblick von selbst. Richte einen ein, mit seiner Uhrzeit:',
    setExample: '/newsdesk digest set 08:30 weekdays',
    setHint:
      'Sag, um wie viel Uhr er kommen soll. Alles andere kannst du weglassen: Tage, Zeitzone, Themen, wie viele Meldungen, welche Wörter vorkommen müssen oder nicht dürfen.',
    setExamples: [
      '/newsdesk digest set 08:30',
      '/newsdesk digest set 08:30 weekdays Europe/Berlin topics:deals,technology max:10',
      '/newsdesk digest set 18:00 mon,thu include:"seltene Erden",Lithium exclude:Fußball name:abend',
    ],
    now: 'Jetzt senden',
    off: 'Ausschalten',
    describeNow: (name) => `Den Überblick „${name}“ jetzt senden`,
    describeOff: (name) => `Den Überblick „${name}“ ausschalten`,
    nothingNew: 'Seit dem letzten Überblick gibt es für diesen Kanal nichts Neues.',
    nothingNewPreview: 'Käme er jetzt, wäre er leer: Hier gibt es nichts Neues.',
    emptyDigest: 'Heute nichts Neues. Die Nachrichten kommen wieder.',
    inTheThread: (count) =>
      plural(count, {
        one: '# weitere Meldung im Thread',
        other: '# weitere Meldungen im Thread',
      }),
    threadPart: (part, parts) =>
      parts === 1
        ? 'Der Rest des Überblicks'
        : `Der Rest des Überblicks, ${number(part)} von ${number(parts)}`,

    // What became of the last one
    lastNone: 'Bisher war noch keiner fällig.',
    lastRun: (last, min) => lastRun(last, stories(min)),
    parkedSince: (reason) =>
      `Er lässt sich nicht senden (${parkedReason(reason)}). Ich versuche es jedes Mal wieder, und sobald es klappt, geht es von selbst weiter. So ist es seit `,
    parkedTitle: (name) => `Dein Überblick „${name}“ lässt sich nicht senden`,
    parkedNotice: (name, reason) =>
      `Der Überblick „${name}“, den du eingerichtet hast, lässt sich nicht mehr senden: ${parkedReason(reason)}. Gelöscht ist nichts: Ich versuche es jedes Mal wieder, wenn er fällig ist, und sobald es klappt, geht es von selbst weiter.`,
    parkedHint: 'Um ihn zu beenden, gib in seinem Kanal ein:',
  };
};

/** Before the instant of a run. */
function lastRun(
  { state, reason }: Pick<DeliveryRow, 'state' | 'reason'>,
  stories: string,
): string {
  switch (state) {
    case 'sent':
      return 'Letzter gesendet: ';
    case 'skipped':
      return skipped(reason, stories);
    case 'refused':
      return `Die Plattform hat den letzten abgelehnt (${reason ?? 'ohne Grund'}): `;
    case 'unresolved':
      return 'Ob der letzte angekommen ist, weiß niemand, deshalb kam er nicht noch einmal: ';
    case 'pending':
    case 'sending':
      return 'Der letzte ist unterwegs seit ';
  }
}

function skipped(reason: string | undefined, stories: string): string {
  if (reason === 'late')
    return 'Letzter ausgelassen, weil er mindestens sechs Stunden zu spät gekommen wäre: ';
  if (reason === 'fewer than min') return `Wartet auf ${stories}; zuletzt nachgesehen: `;
  return 'Letzter ausgelassen, weil es nichts Neues gab: ';
}

/** Both platforms' codes in plain words; others are shown as they are. */
const REASONS: Readonly<Record<string, string>> = {
  channel_not_found: 'seinen Kanal gibt es nicht mehr, oder ich bin dort nicht Mitglied',
  not_in_channel: 'ich bin nicht Mitglied seines Kanals; lade mich dort mit /invite @Newsdesk ein',
  is_archived: 'sein Kanal ist archiviert',
  token_revoked: 'Newsdesk wurde aus dem Workspace entfernt',
  account_inactive: 'Newsdesk wurde aus dem Workspace entfernt',
  invalid_auth: 'Slack nimmt das Token des Bots nicht mehr an',
  missing_scope: 'der Slack-App fehlt eine Berechtigung',
  10003: 'seinen Kanal gibt es nicht mehr',
  10004: 'ich bin nicht mehr Mitglied des Servers',
  50001: 'ich darf seinen Kanal nicht sehen; gib mir dort „Kanal anzeigen“',
  50007: 'Direktnachrichten an dich sind nicht möglich',
  50013: 'ich darf in seinem Kanal nicht schreiben; gib mir dort „Nachrichten senden“',
};

export const parkedReason = (reason: string): string =>
  REASONS[reason] ?? `die Plattform sagt ${reason}`;
