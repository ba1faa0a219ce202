import type { enCommands } from './en-commands.ts';

/** What commands and their options are for, in German: at most 100 characters each. */
const commands: (typeof enCommands)['commands'] = {
  news: {
    about: 'Die Titelseite, oder eine Suche: /news coca-cola',
    words: 'Wonach gesucht wird: eine Firma, eine Person, ein Thema',
    page: 'Welche Seite',
  },
  digestSet: {
    about: 'Einen Überblick von selbst in diesen Kanal bringen, zu seiner Uhrzeit',
    time: 'Eine Uhrzeit, etwa 08:30 oder 8am',
    days: 'daily, weekdays, weekends oder Tage wie mon,thu',
    zone: 'Eine Zeitzone, etwa Europe/Rome',
    topics: 'Nur diese Themen, durch Kommas getrennt',
    max: 'So viele Meldungen höchstens',
    min: 'Warten, bis so viele da sind',
    include: 'Nur Meldungen mit einem dieser Wörter oder "Wortfolgen"',
    exclude: 'Keine Meldungen mit einem dieser Wörter oder "Wortfolgen"',
    empty: 'Wenn es nichts Neues gibt: auslassen (skip) oder es sagen (say)',
    name: 'Ein Name, damit ein Kanal mehrere haben kann',
    to: 'Ein anderer Kanal oder Thread, in dem er erscheint',
  },
  digestShow: {
    about: 'Die Überblicke dieses Kanals: wann sie kommen, und was aus dem letzten wurde',
  },
  digestPreview: { about: 'Nur dir zeigen, was ein Überblick jetzt enthielte' },
  digestNow: { about: 'Jetzt einen Überblick senden' },
  digestOff: { about: 'Einen Überblick dieses Kanals beenden' },
  whichDigest: 'Welcher Überblick dieses Kanals, wenn es mehrere gibt',
  feedsAdd: {
    about: 'Feeds abonnieren: Adresse des Feeds oder einer Seite, mehrere auf einmal, oder starter',
    url: 'Adresse eines Feeds oder einer Webseite; mehrere mit Leerzeichen dazwischen; oder starter',
    topic: 'Ein Thema, unter dem er läuft, für Überblicke einzelner Themen',
  },
  feedsList: { about: 'Die Feeds, die hier abonniert sind, und wie es um jeden steht' },
  feedsRemove: { about: 'Einen Feed abbestellen', feed: 'Sein Name oder seine Adresse' },
  feedsImport: {
    about: 'Alle Feeds einer OPML-Datei abonnieren, wie sie jeder Feedreader schreibt',
    file: 'Die OPML-Datei',
    text: 'Oder ihr Inhalt, eingefügt',
  },
  feedsExport: { about: 'Die hier hinzugefügten Feeds als OPML-Datei, für jeden Feedreader' },
  whereFeeds: 'im ganzen Workspace oder Server (everywhere), oder nur in diesem Kanal (here)',
  watchAdd: {
    about: 'Mit der neuesten Schlagzeile antworten, wenn hier jemand bestimmte Wörter nennt',
    words: 'Wörter oder Wortfolgen, durch Kommas getrennt',
  },
  watchRemove: {
    about: 'Wörter nicht mehr beobachten',
    words: 'Was beobachtet wird, durch Kommas getrennt',
  },
  watchList: { about: 'Die Wörter, die dieser Kanal beobachtet' },
  mentionsShow: {
    about: 'Ob ich auf das antworte, was hier geschrieben wird, und was stummgeschaltet ist',
  },
  mentionsOn: {
    about: 'In einem Thread antworten, wenn hier genannt wird, worum eine Meldung geht',
  },
  mentionsOff: { about: 'Keine Antworten auf das, was in diesem Kanal geschrieben wird' },
  mentionsMute: {
    about: 'Hier keine Antworten auf bestimmte Wörter, etwa einen Namen',
    words: 'Wörter oder Wortfolgen, durch Kommas getrennt',
  },
  mentionsUnmute: {
    about: 'Stummschaltung aufheben: für Wörter, oder für eine Meldung mit Wörtern ihres Titels',
    words: 'Was stummgeschaltet ist, durch Kommas getrennt',
  },
  mentionsOptOut: { about: 'Keine Antworten auf das, was du selbst schreibst' },
  mentionsOptIn: { about: 'Antworten auf das, was du schreibst, wo sie an sind' },
  language: {
    about: 'Die Sprache, die ich in diesem Kanal schreibe',
    language: 'Eine davon, oder auto für die Sprache der Person, die fragt',
  },
  status: {
    about:
      'Wie es hier steht: Überblicke, Feeds, Antworten, letzte Beiträge, und wer was geändert hat',
  },
  why: {
    about: 'Warum eine Schlagzeile hierher kam oder nicht: mit ihrem Link oder Wörtern daraus',
    words: 'Der Link eines Artikels, oder Wörter seiner Schlagzeile',
  },
  help: { about: 'Alles, was du eingeben kannst' },
};

const names: (typeof enCommands)['names'] = {
  news: 'news',
  newsdesk: 'newsdesk',
  digest: 'überblick',
  set: 'einrichten',
  show: 'anzeigen',
  preview: 'vorschau',
  now: 'jetzt',
  off: 'aus',
  on: 'an',
  feeds: 'feeds',
  add: 'hinzufügen',
  list: 'liste',
  remove: 'entfernen',
  import: 'importieren',
  export: 'exportieren',
  watch: 'beobachten',
  mentions: 'erwähnungen',
  mute: 'stummschalten',
  unmute: 'stummschaltung-aufheben',
  optout: 'nicht-für-mich',
  optin: 'wieder-für-mich',
  status: 'status',
  why: 'warum',
  language: 'sprache',
  help: 'hilfe',
  words: 'wörter',
  page: 'seite',
  time: 'uhrzeit',
  days: 'tage',
  zone: 'zeitzone',
  topics: 'themen',
  max: 'höchstens',
  min: 'mindestens',
  include: 'mit',
  exclude: 'ohne',
  empty: 'wenn-leer',
  name: 'name',
  to: 'ziel',
  url: 'adresse',
  topic: 'thema',
  where: 'wo',
  feed: 'feed',
  file: 'datei',
  text: 'text',
};

const choices: (typeof enCommands)['choices'] = {
  skip: 'auslassen',
  say: 'sagen',
  everywhere: 'überall',
  here: 'hier',
  show: 'anzeigen',
  auto: 'automatisch',
};

export const deCommands: typeof enCommands = { commands, names, choices };
