import type { DeliveryRow } from '../../desk/delivery.ts';
import type { Weekday } from '../../desk/schedule.ts';
import type { Subscription } from '../../desk/subscription.ts';
import type { PlatformName } from '../../ports.ts';
import { type Around, phrasing } from './phrasing.ts';

const DAYS = [
  'Mondays',
  'Tuesdays',
  'Wednesdays',
  'Thursdays',
  'Fridays',
  'Saturdays',
  'Sundays',
] as const;

const onDays = (days: readonly Weekday[], and: (words: readonly string[]) => string): string => {
  const key = days.join('');
  if (key === '1234567') return 'every day';
  if (key === '12345') return 'on weekdays';
  if (key === '67') return 'at weekends';
  return `on ${and(days.map((day) => DAYS[day - 1] ?? ''))}`;
};

/** The sentences about digests that come by themselves. */
export const enDigests = (locale: string) => {
  const { number, plural, and, or, time: clock } = phrasing(locale);
  const stories = (count: number): string => plural(count, { one: '# story', other: '# stories' });
  const quoted = (words: readonly string[]): string => or(words.map((word) => `“${word}”`));
  return {
    // Values that cannot be read
    notUnderstood: (words: readonly string[], names: readonly string[]): string =>
      `I cannot place ${quoted(words)}. What can be said here: ${names.map((name) => `${name}:…`).join(' ')}. Two words that belong together need quotation marks, as in include:"rare earths".`,
    notATime: (name: string, found: string): string =>
      `${name} is a time of day such as 08:30 or 8am; “${found}” is none.`,
    notDays: (name: string, found: string): string =>
      `${name} is daily, weekdays, weekends, or days such as mon,thu; “${found}” is none of these.`,
    notAZone: (name: string, found: string): string =>
      `${name} is a time zone such as Europe/Rome or America/New_York; there is no “${found}”, or more than one.`,
    notAChannel: (name: string, found: string): string =>
      `${name} is a channel, such as #general; “${found}” is none.`,
    notAChoice: (name: string, choices: readonly string[]): string => `${name} is ${or(choices)}.`,
    notAName: (name: string, max: number): string =>
      `${name} is one word of at most ${number(max)} letters, digits, - and _.`,
    tooManyItems: (name: string, max: number, found: number): string =>
      `${name} can hold ${number(max)} at most; these are ${number(found)}.`,
    itemTooLong: (name: string, each: number, found: string): string =>
      `Each of ${name} can have ${number(each)} characters at most; “${found.slice(0, 20)}…” has ${number(found.length)}.`,
    noWord: (name: string, found: string): string =>
      `${name} looks for words, and “${found}” has no letter or digit.`,
    minOverMax: (min: number, max: number): string =>
      `min:${min} waits for more stories than max:${max} lets into one digest. Make min smaller or max larger.`,
    tooManyDigests: (most: number): string =>
      `This channel has ${number(most)} digests, which is as many as it can have. Switch one off first: /newsdesk digest off and its name.`,
    noSuchDigest: (name: string, names: readonly string[]): string =>
      names.length === 0
        ? `There is no digest here. Set one with /newsdesk digest set 08:30.`
        : `There is no digest called ${name} here. There is ${and(names)}.`,
    whichDigest: (names: readonly string[]): string =>
      `Which one? Here are ${and(names)}: put the name after the command.`,
    unknownChannel: (platform: PlatformName, channel: string): string =>
      platform === 'slack'
        ? `I cannot tell which channel “${channel}” is. Type # and pick it from Slack’s list, or give the address of a message for its thread.`
        : `I cannot tell which channel “${channel}” is. Pick it from the list.`,
    personalHere:
      'A personal digest comes to you here. To set one for a channel, use the command in that channel.',

    // Digests that are set
    schedule: ({ days, time, zone }: Subscription['schedule']): string =>
      `${onDays(days, and)} at ${clock(time)} (${zone.replaceAll('_', ' ')})`,
    onlyTopics: (topics: readonly string[]): string => `only ${and(topics)}`,
    upTo: (max: number): string => `up to ${stories(max)}`,
    waitsFor: (min: number): string => `waits for ${stories(min)}`,
    mustHave: (words: readonly string[]): string => `with ${quoted(words)}`,
    mayNotHave: (words: readonly string[]): string => `without ${quoted(words)}`,
    saysEmpty: 'says so when there is nothing new',
    inAnother: (channel: string): string => `posted in ${channel}`,
    inThread: 'posted in a thread',
    /** Of the parts above, and of the sources of a headline. */
    clauses: (parts: readonly string[]): string => parts.join(', '),
    digestIsSet: (name: string): string => `The digest ${name} is set.`,
    digestIsChanged: (name: string): string => `The digest ${name} is changed.`,
    digestIsOff: (name: string): string =>
      `The digest ${name} is off. Nothing more will come of it.`,
    toChange: ['Set it again with the same name to change it, ', ' to end it.'] as Around,
    nextRun: 'Next: ',
    noNextRun: 'No next run is planned; set it again.',
    digestsHere: 'Digests of this channel',
    digestsOfYours: 'Your digests',
    noDigests: 'No digest comes here by itself. To set one, give it a time:',
    setExample: '/newsdesk digest set 08:30 weekdays',
    setHint:
      'Say at what time it should come. All else is optional: days, a time zone, topics, how many stories, words it must or must not have.',
    setExamples: [
      '/newsdesk digest set 08:30',
      '/newsdesk digest set 08:30 weekdays Europe/Rome topics:deals,technology max:10',
      '/newsdesk digest set 18:00 mon,thu include:"rare earths",lithium exclude:football name:evening',
    ] as readonly string[],
    now: 'Now',
    off: 'Off',
    describeNow: (name: string): string => `Post the digest ${name} now`,
    describeOff: (name: string): string => `Switch the digest ${name} off`,
    nothingNew: 'Nothing new for this channel since its last digest.',
    nothingNewPreview: 'If it came now it would hold nothing: nothing is new here.',
    emptyDigest: 'Nothing new today. The news will be back.',
    inTheThread: (count: number): string => `${stories(count)} more in the thread`,
    threadPart: (part: number, parts: number): string =>
      parts === 1
        ? 'The rest of the digest'
        : `The rest of the digest, ${number(part)} of ${number(parts)}`,

    // What became of the last one
    lastNone: 'Nothing has been due yet.',
    /** Before the instant of a run. */
    lastRun: ({ state, reason }: Pick<DeliveryRow, 'state' | 'reason'>, min: number): string => {
      switch (state) {
        case 'sent':
          return 'Last one sent ';
        case 'skipped':
          return skipped(reason, stories(min));
        case 'refused':
          return `The platform refused the last one (${reason ?? 'no reason given'}): `;
        case 'unresolved':
          return 'Nobody can tell whether the last one was posted, so it was not posted again: ';
        case 'pending':
        case 'sending':
          return 'The last one is on its way since ';
      }
    },
    parkedSince: (reason: string): string =>
      `It cannot be posted (${parkedReason(reason)}). It is tried each time and goes on by itself once it can. Since `,
    parkedTitle: (name: string): string => `Your digest ${name} cannot be posted`,
    parkedNotice: (name: string, reason: string): string =>
      `The digest ${name} that you set cannot be posted any more: ${parkedReason(reason)}. Nothing is deleted: it is tried again each time it is due, and goes on by itself once it can.`,
    parkedHint: 'To end it, use this in its channel:',
  };
};

function skipped(reason: string | undefined, stories: string): string {
  if (reason === 'late')
    return 'Last one skipped, because it could only have come six hours late: ';
  if (reason === 'fewer than min') return `Waiting for ${stories}; last looked `;
  return 'Last one skipped, because nothing was new: ';
}

/** Both platforms' codes in plain words; others are shown as they are. */
const REASONS: Readonly<Record<string, string>> = {
  channel_not_found: 'its channel is gone, or I am no member of it',
  not_in_channel: 'I am no member of its channel; invite me with /invite @Newsdesk',
  is_archived: 'its channel is archived',
  token_revoked: 'Newsdesk was removed from the workspace',
  account_inactive: 'Newsdesk was removed from the workspace',
  invalid_auth: 'Slack does not accept the bot’s token any more',
  missing_scope: 'the Slack app lacks a permission',
  10003: 'its channel is gone',
  10004: 'I am no member of the server any more',
  50001: 'I may not see its channel; give me View Channel there',
  50007: 'direct messages to you are closed',
  50013: 'I may not write in its channel; give me Send Messages there',
};

export const parkedReason = (reason: string): string =>
  REASONS[reason] ?? `the platform says ${reason}`;
