import type { What } from '../../desk/past-posts.ts';
import type { MentionsNow } from '../../desk/status.ts';
import type { Feed } from '../../news/feed.ts';
import { ago } from './ago.ts';
import { parkedReason } from './en-digests.ts';
import { phrasing } from './phrasing.ts';

const STATES: Readonly<Record<Feed['state'], string>> = {
  fine: 'fine',
  new: 'not looked at yet',
  failing: 'failing',
  resting: 'resting',
  gone: 'gone for good',
};

const MENTIONS: Readonly<Record<MentionsNow['state'], string>> = {
  on: 'on',
  off: 'off in this channel',
  'off for all': 'off for this whole installation (NEWSDESK_MENTIONS=off)',
};

const NOTICES = {
  hello: 'Hello',
  feed: 'Notice about a feed',
  digest: 'Notice about a digest',
} as const;

/** Why a post was put off or refused, where it is not a platform’s code that parks. */
const HELD: Readonly<Record<string, string>> = {
  ratelimited: 'the platform asks for a pause',
  rate_limited: 'the platform asks for a pause',
  429: 'the platform asks for a pause',
  platform_off: 'this platform is not running here',
  'no turn within the lease': 'many posts were before it',
};

/** Why a post was not made on purpose. */
const SKIPPED: Readonly<Record<string, string>> = {
  late: 'too late',
  'nothing new': 'nothing was new',
  'fewer than min': 'waiting for more stories',
  gone: 'what it was about is gone',
  muted: 'muted meanwhile',
  awake: 'the feed is back',
};

const held = (reason: string | undefined): string =>
  reason === undefined ? 'no reason given' : (HELD[reason] ?? parkedReason(reason));

function whatPost(what: What): string {
  switch (what.kind) {
    case 'digest':
      return what.name === undefined ? 'Digest' : `Digest ${what.name}`;
    case 'reply':
      return what.title === undefined ? 'Reply' : `Reply with “${what.title}”`;
    case 'answer':
      return what.title === undefined ? 'Answer' : `Answer with “${what.title}”`;
    case 'notice':
      return NOTICES[what.about];
  }
}

/** The sentences of `status`. */
export const enStatus = (locale: string) => {
  const { number, plural, and } = phrasing(locale);
  return {
    statusTitle: 'How Newsdesk is doing here',

    statusDigests: 'Digests',
    statusNoDigests: 'none come here by themselves. To set one:',
    moreDigests: (count: number): string =>
      `${plural(count, { one: '# more digest', other: '# more digests' })}:`,

    statusFeeds: 'Feeds',
    statusNoFeeds: 'none are followed here. To add one:',
    statusFeedsOff: 'none are read by this desk.',
    feedCounts: (counts: Readonly<Record<Feed['state'], number>>): string => {
      const states = Object.keys(STATES) as Feed['state'][];
      const total = states.reduce((sum, state) => sum + counts[state], 0);
      if (counts.fine === total)
        return total === 1 ? '1, and it is fine.' : `${number(total)}, all fine.`;
      const parts = states.filter((state) => counts[state] > 0);
      return `${number(total)}: ${and(parts.map((state) => `${number(counts[state])} ${STATES[state]}`))}.`;
    },
    newestLook: 'Last look ',
    soonestLook: 'next look ',
    moreTroubled: (count: number): string =>
      `${plural(count, { one: '# more has', other: '# more have' })} trouble:`,

    statusMentions: 'Mention replies',
    mentionsNow: ({ state, replies, watches, mutes }: MentionsNow): string => {
      const counts = [
        replies === 0
          ? 'No reply in the last hour'
          : plural(replies, {
              one: '# reply in the last hour',
              other: '# replies in the last hour',
            }),
        ...(watches > 0
          ? [plural(watches, { one: '# watched phrase', other: '# watched phrases' })]
          : []),
        ...(mutes > 0 ? [plural(mutes, { one: '# mute', other: '# mutes' })] : []),
      ];
      return `${MENTIONS[state]}. ${and(counts)}.`;
    },

    statusPosts: 'Last posts here',
    whatPost,
    /** Before the instant of each: */
    postSent: 'sent ',
    postRefused: (reason: string | undefined): string => `refused (${held(reason)}) `,
    postUnresolved: 'perhaps sent, which nobody can tell, so not posted again ',
    postSkipped: (reason = ''): string => `skipped (${SKIPPED[reason] ?? reason}) `,
    postUnderWay: 'on its way since ',
    postPutOff: (reason: string | undefined): string => `put off (${held(reason)}) until `,

    statusChanges: 'Who changed what',
    changedBy: (name: string, seconds: number): string => `${name}, ${ago(seconds, locale)}: `,
    changeRange: (first: number, last: number, total: number): string =>
      first === last
        ? `Change ${number(first)} of ${number(total)}`
        : `Changes ${number(first)}–${number(last)} of ${number(total)}`,
    changesKept: 'Changes are kept for 90 days; the last 50 are shown.',
    noChanges: 'Nobody has changed anything here in the last 90 days.',
  };
};
