import type { What } from '../../desk/past-posts.ts';
import type { MentionsNow } from '../../desk/status.ts';
import type { Feed } from '../../news/feed.ts';
import { ago } from './ago.ts';
import { parkedReason } from './de-digests.ts';
import type { enStatus } from './en-status.ts';
import { phrasing } from './phrasing.ts';

const STATES: Readonly<Record<Feed['state'], string>> = {
  fine: 'in Ordnung',
  new: 'noch nicht abgerufen',
  failing: 'gestört',
  resting: 'ruhend',
  gone: 'endgültig weg',
};

const MENTIONS: Readonly<Record<MentionsNow['state'], string>> = {
  on: 'an',
  off: 'in diesem Kanal aus',
  'off for all': 'für diese ganze Installation aus (NEWSDESK_MENTIONS=off)',
};

const NOTICES = {
  hello: 'Begrüßung',
  feed: 'Hinweis zu einem Feed',
  digest: 'Hinweis zu einem Überblick',
} as const;

/** Why a post was put off or refused, where it is not a platform’s code that parks. */
const HELD: Readonly<Record<string, string>> = {
  ratelimited: 'die Plattform bittet um eine Pause',
  rate_limited: 'die Plattform bittet um eine Pause',
  429: 'die Plattform bittet um eine Pause',
  platform_off: 'diese Plattform läuft hier nicht',
  'no turn within the lease': 'viele andere waren vorher an der Reihe',
};

/** Why a post was not made on purpose. */
const SKIPPED: Readonly<Record<string, string>> = {
  late: 'zu spät',
  'nothing new': 'es gab nichts Neues',
  'fewer than min': 'wartet auf mehr Meldungen',
  gone: 'worum es ging, gibt es nicht mehr',
  muted: 'inzwischen stummgeschaltet',
  awake: 'der Feed ist wieder da',
};

const held = (reason: string | undefined): string =>
  reason === undefined ? 'ohne Grund' : (HELD[reason] ?? parkedReason(reason));

function whatPost(what: What): string {
  switch (what.kind) {
    case 'digest':
      return what.name === undefined ? 'Überblick' : `Überblick „${what.name}“`;
    case 'reply':
      return what.title === undefined ? 'Antwort' : `Antwort mit „${what.title}“`;
    case 'answer':
      return what.title === undefined ? 'Auskunft' : `Auskunft mit „${what.title}“`;
    case 'notice':
      return NOTICES[what.about];
  }
}

/** The sentences of `status`, in German. */
export const deStatus = (locale: string): ReturnType<typeof enStatus> => {
  const { number, plural, and } = phrasing(locale);
  return {
    statusTitle: 'Wie es hier um Newsdesk steht',

    statusDigests: 'Überblicke',
    statusNoDigests: 'hierher kommen keine von selbst. Einrichten:',
    moreDigests: (count) =>
      plural(count, { one: '# weiterer Überblick:', other: '# weitere Überblicke:' }),

    statusFeeds: 'Feeds',
    statusNoFeeds: 'hier sind keine abonniert. Hinzufügen:',
    statusFeedsOff: 'hier werden keine gelesen.',
    feedCounts: (counts) => {
      const states = Object.keys(STATES) as Feed['state'][];
      const total = states.reduce((sum, state) => sum + counts[state], 0);
      if (counts.fine === total)
        return total === 1 ? '1, und er ist in Ordnung.' : `${number(total)}, alle in Ordnung.`;
      const parts = states.filter((state) => counts[state] > 0);
      return `${number(total)}: ${and(parts.map((state) => `${number(counts[state])} ${STATES[state]}`))}.`;
    },
    newestLook: 'Letzter Abruf ',
    soonestLook: 'nächster Abruf ',
    moreTroubled: (count) =>
      plural(count, { one: '# weiterer ist gestört:', other: '# weitere sind gestört:' }),

    statusMentions: 'Antworten auf Erwähnungen',
    mentionsNow: ({ state, replies, watches, mutes }) => {
      const counts = [
        replies === 0
          ? 'Keine Antwort in der letzten Stunde'
          : plural(replies, {
              one: '# Antwort in der letzten Stunde',
              other: '# Antworten in der letzten Stunde',
            }),
        ...(watches > 0
          ? [plural(watches, { one: '# beobachtete Wortfolge', other: '# beobachtete Wortfolgen' })]
          : []),
        ...(mutes > 0
          ? [plural(mutes, { one: '# Stummschaltung', other: '# Stummschaltungen' })]
          : []),
      ];
      return `${MENTIONS[state]}. ${and(counts)}.`;
    },

    statusPosts: 'Zuletzt hier gesendet',
    whatPost,
    postSent: 'gesendet: ',
    postRefused: (reason) => `abgelehnt (${held(reason)}): `,
    postUnresolved: 'vielleicht gesendet, was niemand weiß, deshalb nicht noch einmal: ',
    postSkipped: (reason = '') => `ausgelassen (${SKIPPED[reason] ?? reason}): `,
    postUnderWay: 'unterwegs seit ',
    postPutOff: (reason) => `verschoben (${held(reason)}), nächster Versuch: `,

    statusChanges: 'Wer was geändert hat',
    changedBy: (name, seconds) => `${name}, ${ago(seconds, locale)}: `,
    changeRange: (first, last, total) =>
      first === last
        ? `Änderung ${number(first)} von ${number(total)}`
        : `Änderungen ${number(first)}–${number(last)} von ${number(total)}`,
    changesKept: 'Änderungen werden 90 Tage aufbewahrt; gezeigt werden die letzten 50.',
    noChanges: 'Hier hat in den letzten 90 Tagen niemand etwas geändert.',
  };
};
