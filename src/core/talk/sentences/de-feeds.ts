import type { enFeeds } from './en-feeds.ts';
import { phrasing } from './phrasing.ts';

/** Names in a sentence; far more of them nobody reads. */
const NAMES = 10;

type Feeds = ReturnType<typeof enFeeds>;

/** `für …` */
export const forWhom: Feeds['forWhom'] = (by, { platform, direct }) => {
  if (by === 'operator') return 'für alle, zentral vorgegeben';
  if (by === 'channel') return direct ? 'nur für dich' : 'nur für diesen Kanal';
  return platform === 'discord' ? 'für diesen ganzen Server' : 'für diesen ganzen Workspace';
};

/** The sentences about feeds, in German. */
export const deFeeds = (locale: string): Feeds => {
  const { number, plural, and } = phrasing(locale);
  const feeds = (count: number): string => plural(count, { one: '# Feed', other: '# Feeds' });
  const more = (count: number): readonly string[] =>
    count > 0 ? [plural(count, { one: '# weiterer', other: '# weitere' })] : [];
  const named = (names: readonly string[]): string =>
    and([...names.slice(0, NAMES), ...more(names.length - NAMES)]);
  return {
    feedsOff:
      'Hier werden keine Feeds gelesen. Entweder ist das ein Probelauf, der niemanden kontaktiert, oder wer Newsdesk betreibt, hat Feeds ausgeschaltet (NEWSDESK_FEEDS=off). Die Nachrichten, die da sind: /news',
    forWhom,

    // Adding
    addHint:
      'Sag, welchen Feed du meinst: mit seiner Adresse oder der einer Webseite, die einen hat; auch mehrere auf einmal:',
    addExample: '/newsdesk feeds add example.com/feed',
    starterHint: 'Für den Anfang ein paar bekannte:',
    starterExample: '/newsdesk feeds add starter',
    noAddress: (typed) =>
      `„${typed}“ ist keine Adresse eines Feeds oder einer Seite. So sieht eine aus: example.com/feed oder https://example.com/.`,
    tooManyFeeds: (most) =>
      `Eine Liste fasst höchstens ${feeds(most)}, und das wären mehr. Entferne zuerst welche: /newsdesk feeds remove.`,
    tooManyAtOnce: (most, found) =>
      `Das sind ${feeds(found)}; eine Liste fasst höchstens ${number(most)}.`,
    added: (by, where) => `Hinzugefügt (${forWhom(by, where)}): `,
    itemsOnDesk: (count) =>
      count === 0
        ? 'Noch keine Einträge'
        : plural(count, { one: '# Eintrag', other: '# Einträge' }),
    nextLook: 'nächster Abruf ',
    lastLook: 'letzter Abruf ',
    newestInIt: 'Das Neueste daraus:',
    countsAsTold:
      'Alles davon lässt sich jetzt lesen und durchsuchen. Es gilt als schon gemeldet: Überblicke bringen, was von jetzt an kommt.',
    notReadYet: (what) =>
      `Der Feed ließ sich noch nicht lesen: ${what}. Ich versuche es von selbst noch einmal.`,
    alreadyFollowed: (name, by, where) => `${name} ist schon abonniert, ${forWhom(by, where)}.`,
    severalOnPage: (count) => `Diese Seite nennt ${feeds(count)}. Welchen meinst du?`,
    addMenu: 'Hinzufügen…',
    choiceForgotten:
      'Ich weiß nicht mehr, welche Adresse das war. Gib sie ganz an: /newsdesk feeds add und die Adresse.',
    notAdded: (host, what) => `Nicht hinzugefügt: ${host}. Der Grund: ${what}.`,
    stillLooking: (host) =>
      `${host} braucht länger als sonst. Ich schaue im Hintergrund weiter nach, und sobald der Feed da ist, steht er in der Liste:`,

    // Many at once
    manyAdded: (count, by, where) =>
      count === 0
        ? 'Kein Feed wurde hinzugefügt.'
        : `Hinzugefügt (${forWhom(by, where)}): ${feeds(count)}.`,
    manyNames: (names) => `${named(names)}.`,
    manyAlready: (names) => `Schon abonniert: ${named(names)}.`,
    manyRefused: 'Nicht hinzugefügt:',
    manyPages: (count) => `nennt ${feeds(count)}; füge die Seite einzeln hinzu, um auszuwählen`,
    noHttp: 'keine Adresse mit http oder https',
    andMore: (count) => plural(count, { one: 'und # weiterer', other: 'und # weitere' }),
    manyPending: (count) =>
      plural(count, {
        one: '# weiteren sehe ich mir im Hintergrund an; sobald er da ist, steht er in der Liste:',
        other:
          '# weitere sehe ich mir im Hintergrund an; sobald sie da sind, stehen sie in der Liste:',
      }),
    listExample: '/newsdesk feeds list',

    // Removing
    removeHint: 'Sag, welcher Feed weg soll: mit seinem Namen oder seiner Adresse. Abonniert sind:',
    removed: (name, by, where) =>
      `Entfernt (${and(by.map((each) => forWhom(each, where)))}): ${name}.`,
    notShown: 'Was er gebracht hat, wird hier nicht mehr gezeigt.',
    stillFollowed: (by, where) => `Abonniert bleibt er ${forWhom(by, where)}.`,
    removedAlready: 'Dieser Feed ist hier nicht mehr abonniert.',
    takeBack: 'Rückgängig machen: ',
    operatorsFeed: (name) =>
      `${name} ist zentral vorgegeben (NEWSDESK_FEEDS), für alle. Abbestellen kann ihn nur, wer Newsdesk betreibt.`,
    workspacesFeed: (name) =>
      `${name} ist für den ganzen Workspace abonniert, und das lässt sich in einer Direktnachricht nicht ändern. Gib den Befehl in einem Kanal ein.`,
    noSuchFeed: (typed, names) =>
      names.length === 0
        ? `„${typed}“ ist hier nicht abonniert, und auch kein anderer Feed. Hinzufügen: /newsdesk feeds add und die Adresse.`
        : `„${typed}“ ist hier nicht abonniert. Abonniert sind ${named(names)}.`,
    whichFeed: (count) => `Das passt auf ${feeds(count)}. Welchen meinst du?`,
    meantFeed: (typed, name) => `Kein Feed heißt genau „${typed}“. Meintest du ${name}?`,

    // The list
    feedsHere: 'Feeds dieses Kanals',
    feedsOfYours: 'Deine Feeds',
    noFeeds:
      'Hier ist kein Feed abonniert. Zum Hinzufügen gib seine Adresse an oder die einer Webseite, die einen hat:',
    feedRange: (first, last, total) =>
      first === last
        ? `Feed ${number(first)} von ${number(total)}`
        : `Feeds ${number(first)}–${number(last)} von ${number(total)}`,
    feedNew: 'noch nicht abgerufen',
    feedFine: 'in Ordnung',
    feedFailing: 'gestört seit ',
    feedResting: 'ruht seit ',
    feedWhy: (what) => `: ${what}`,
    restingLook: 'Abruf einmal am Tag, nächster ',
    feedGone: 'laut Server endgültig weg, kein Abruf mehr',
    underTopic: (topic) => `Thema ${topic}`,

    // Files
    importHint:
      'Häng eine OPML-Datei an, oder füge ihren Inhalt hinter dem Befehl ein. Jeder Feedreader schreibt eine: Such dort nach „Exportieren“.',
    opmlTooLarge:
      'Diese Liste ist größer als 2 MB: Lass weg, was kein Feed ist, oder teile sie auf.',
    opmlStrange:
      'Das ist keine Liste von Feeds: Exportiere sie aus deinem Feedreader als OPML und gib mir diese Datei.',
    opmlTooMany: (most) =>
      `Diese Liste hat mehr als ${feeds(most)}: Teile sie auf, oder lass welche weg.`,
    opmlTooDeep: 'Die Ordner dieser Liste sind zu tief verschachtelt: Mach sie flacher.',
    importEmpty: 'In dieser Liste ist kein Feed.',
    exported: (count) =>
      `${feeds(count)} als OPML, das jeder Feedreader liest. Adressen können Schlüssel von dir enthalten: Achte darauf, wer die Datei bekommt.`,
    nothingToExport: 'Hier wurde kein Feed hinzugefügt, also gibt es nichts zu exportieren.',
    fileTooLarge: (name, max) =>
      `${name} ist zu groß: Mehr als ${number(Math.floor(max / 1_000))} kB gehen nicht.`,
    fileNotRead:
      'Die Datei ließ sich nicht abrufen. Versuch es noch einmal, oder füge ihren Inhalt hinter dem Befehl ein.',
    oneMoment: 'Einen Moment, das dauert etwas länger…',
    fileSent: (name) => `${name} findest du in unseren Direktnachrichten.`,
    fileNotSent: (name, why) =>
      `${name} ist zu lang, um hier gezeigt zu werden, und Slack hat es nicht als Datei angenommen (${why}). Wer Newsdesk betreibt, kann der App die Berechtigung files:write geben; im Manifest steht sie.`,

    // Rests
    restTitle: (name) => `Der Feed ${name} ruht`,
    restSentence: (failures, what) =>
      `Er ließ sich ${failures === 1 ? 'einmal' : `${number(failures)}-mal hintereinander`} nicht lesen: ${what}. Ich rufe ihn nur noch einmal am Tag ab; sobald er sich wieder lesen lässt, geht es von selbst weiter.`,
    goneTitle: (name) => `Den Feed ${name} gibt es nicht mehr`,
    goneSentence:
      'Sein Server sagt, dass er endgültig weg ist, deshalb rufe ich ihn nicht mehr ab.',
    restHint: 'Alle Feeds ansehen: ',
  };
};
