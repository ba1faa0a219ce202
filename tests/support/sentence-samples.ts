import { reportSamples } from './report-samples.ts';
import {
  COUNTS,
  DAY,
  found,
  listed,
  MANY,
  NAME,
  NONE,
  named,
  ONE,
  OWNED,
  PARTS,
  PLACES,
  point,
  RANGES,
  RULES,
  type Samples,
  WORD,
  WORDS,
} from './sample-words.ts';

const parked = [
  ...['channel_not_found', 'not_in_channel', 'is_archived', 'token_revoked', 'invalid_auth'],
  ...['missing_scope', '10003', '10004', '50001', '50007', '50013', 'zqcode'],
];
const refused = ['ratelimited', 'not_in_channel', '50013', 'is_archived', 'zqcode'];

const troubles: Samples['trouble'] = [
  ...(['bad address', 'private', 'no such host', 'no connection', 'too slow'] as const),
  ...(['too large', 'redirects in circles', 'gone', 'no feed', 'too hard to read'] as const),
]
  .map((kind): Samples['trouble'][number] => [{ kind }])
  .concat([[{ kind: 'not secure', detail: 'CERT_ZQ' }], [{ kind: 'blocked', by: 'Guardzq' }]])
  .concat([401, 404, 418, 429, 503].map((status) => [{ kind: 'status', status }]));

const schedules: Samples['schedule'] = (
  [[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5], [6, 7], [1], [1, 3, 7]] as const
).map((days) => [{ days, time: '18:05', zone: 'America/New_York' }]);

/** For every sentence that takes something: what it is tried with. */
export const samples: Samples = {
  notACount: [
    [NAME, 1, undefined],
    [NAME, 1, 1_234],
  ],
  tooManyCharacters: [[NAME, 1_000, 1_234]],
  unknownCommand: [[NAME, WORDS]],
  mayNotManage: [
    ['discord', false],
    ['slack', true],
    ['slack', false],
  ],
  results: [[WORD]],
  range: RANGES,
  found: [
    [1, WORD],
    [1_234, WORD],
  ],
  notFound: [[WORD]],
  describeInstead: [[WORD]],
  alsoIn: COUNTS,
  plusMore: COUNTS,
  part: PARTS,
  sharedBy: named,
  digestTitle: [[Temporal.Instant.from('2026-11-28T08:00:00Z'), 'Europe/Rome']],
  digestCount: COUNTS,
  notPosted: [
    [{ kind: 'unknown', reason: 'timeout' }, 'slack'],
    ...refused.map((reason): Samples['notPosted'][number] => [
      { kind: 'refused', reason },
      'slack',
    ]),
    [{ kind: 'refused', reason: 'ratelimited', retryAfter: 180 }, 'discord'],
    [{ kind: 'refused', reason: 'zqcode' }, 'discord'],
  ],

  notUnderstood: [[ONE, WORDS]],
  notATime: found,
  notDays: found,
  notAZone: found,
  notAChannel: found,
  notAChoice: [[NAME, WORDS]],
  notAName: [[NAME, 1_234]],
  tooManyItems: [[NAME, 20, 1_234]],
  itemTooLong: [[NAME, 1_234, WORD.repeat(9)]],
  noWord: found,
  minOverMax: [[5, 4]],
  tooManyDigests: COUNTS,
  noSuchDigest: [
    [NAME, NONE],
    [NAME, WORDS],
  ],
  whichDigest: listed,
  unknownChannel: [
    ['slack', WORD],
    ['discord', WORD],
  ],
  schedule: schedules,
  onlyTopics: listed,
  upTo: COUNTS,
  waitsFor: COUNTS,
  mustHave: listed,
  mayNotHave: listed,
  inAnother: named,
  clauses: listed,
  digestIsSet: named,
  digestIsChanged: named,
  digestIsOff: named,
  describeNow: named,
  describeOff: named,
  inTheThread: COUNTS,
  threadPart: PARTS,
  lastRun: [
    ...(['sent', 'refused', 'unresolved', 'pending', 'sending', 'skipped'] as const).map(
      (state): Samples['lastRun'][number] => [{ state }, 1],
    ),
    [{ state: 'refused', reason: 'zqcode' }, 1],
    [{ state: 'skipped', reason: 'late' }, 1],
    [{ state: 'skipped', reason: 'fewer than min' }, 1_234],
  ],
  parkedSince: parked.map((reason) => [reason]),
  parkedTitle: named,
  parkedNotice: parked.map((reason) => [NAME, reason]),

  matched: RULES.map((rule) => [rule]),
  because: RULES.map((rule) => [rule, WORD]),
  muteForYou: [[WORD]],
  muteWord: [[WORD]],
  wordsMuted: listed,
  storyMuted: [[undefined], [WORD]],
  notMuted: [
    [NAME, NONE],
    [NAME, WORDS],
  ],
  tooManyMutes: COUNTS,
  mutedWords: listed,
  mutedStories: listed,
  optedOut: PLACES.map((where) => [where]),
  optedIn: PLACES.map((where) => [where]),
  watchAdded: listed,
  watchRemoved: listed,
  watchFinds: COUNTS,
  watchesShort: listed,
  tooManyWatches: COUNTS,
  watchIsMuted: named,
  notWatched: [
    [NAME, NONE],
    [NAME, WORDS],
  ],
  wordTooShort: named,

  forWhom: OWNED.map((owned) => [...owned]),
  noAddress: [[WORD]],
  tooManyFeeds: COUNTS,
  tooManyAtOnce: [[1_000, 1_234]],
  added: OWNED.map((owned) => [...owned]),
  itemsOnDesk: COUNTS,
  notReadYet: named,
  alreadyFollowed: OWNED.map((owned) => [NAME, ...owned]),
  severalOnPage: COUNTS,
  notAdded: [[NAME, WORD]],
  stillLooking: named,
  manyAdded: OWNED.flatMap((owned): Samples['manyAdded'] => [
    [0, ...owned],
    [1_234, ...owned],
  ]),
  manyNames: [...listed, [MANY]],
  manyAlready: [...listed, [MANY]],
  manyPages: COUNTS,
  andMore: COUNTS,
  manyPending: COUNTS,
  removed: PLACES.map((where) => [NAME, ['workspace', 'channel'], where]),
  stillFollowed: OWNED.map((owned) => [...owned]),
  operatorsFeed: named,
  workspacesFeed: named,
  noSuchFeed: [
    [WORD, NONE],
    [WORD, MANY],
  ],
  whichFeed: COUNTS,
  meantFeed: [[WORD, NAME]],
  feedRange: RANGES,
  feedWhy: [[WORD]],
  underTopic: named,
  opmlTooMany: COUNTS,
  exported: COUNTS,
  fileTooLarge: [[NAME, 2_000_000]],
  fileSent: named,
  fileNotSent: [[NAME, WORD]],
  restTitle: named,
  restSentence: [
    [1, WORD],
    [1_234, WORD],
  ],
  goneTitle: named,

  trouble: troubles,
  advice: [...troubles, [{ kind: 'status', status: 429 }, 7_200]],
  languageIs: named,
  languagesThere: listed,

  foundBy: listed,
  foundMore: named,
  describeFoundMore: named,
  homeMoreDigests: COUNTS,
  describeHomePreview: named,

  pictureShortDay: [[DAY]],
  pictureDay: [[DAY]],
  pictureCount: [[950], [1_234], [3_456_789]],
  pictureMore: [[1], [1_234]],
  cardTold: [
    [WORD, undefined, DAY],
    [WORD, NAME, DAY],
  ],
  chartTold: [[WORD]],
  lineTold: [[NAME, { first: point(1), last: point(2), peak: point(1_234) }]],
  levelTold: [[NAME, point(1_234), DAY]],

  trendTold: [
    [1, point(1)],
    [1_234, point(1_001)],
  ],

  ...reportSamples,
};
