import {
  COUNTS,
  listed,
  NAME,
  named,
  OWNED,
  PARTS,
  RANGES,
  type Samples,
  WORD,
} from './sample-words.ts';

const HELD: readonly [string | undefined][] = [
  ...[
    undefined,
    'ratelimited',
    '429',
    'platform_off',
    'no turn within the lease',
    '50013',
    'zqcode',
  ],
].map((reason) => [reason]);
const SILENCES = [
  ...(['no match', 'mentions off', 'muted', 'opted out', 'told in thread'] as const),
  ...(['told today', 'cooling down', 'budget spent', 'seen before', 'not posted'] as const),
];

/** For the sentences of status and why. */
export const reportSamples = {
  moreDigests: COUNTS,
  feedCounts: [
    [{ fine: 1, new: 0, failing: 0, resting: 0, gone: 0 }],
    [{ fine: 1_234, new: 0, failing: 0, resting: 0, gone: 0 }],
    [{ fine: 1_001, new: 1_002, failing: 1_003, resting: 1_004, gone: 1_005 }],
  ],
  moreTroubled: COUNTS,
  mentionsNow: [
    [{ state: 'on', replies: 0, watches: 0, mutes: 0 }],
    [{ state: 'off', replies: 1, watches: 1, mutes: 1 }],
    [{ state: 'off for all', replies: 1_001, watches: 1_002, mutes: 1_003 }],
  ],
  whatPost: [
    [{ kind: 'digest', name: undefined }],
    [{ kind: 'digest', name: NAME }],
    ...(['reply', 'answer'] as const).flatMap((kind): Samples['whatPost'] => [
      [{ kind, title: undefined }],
      [{ kind, title: WORD }],
    ]),
    ...(['hello', 'feed', 'digest'] as const).map((about): Samples['whatPost'][number] => [
      { kind: 'notice', about },
    ]),
  ],
  postRefused: HELD,
  postSkipped: [
    [],
    ...['late', 'nothing new', 'fewer than min', 'gone', 'muted', 'awake', 'zqcode'].map(
      (reason): [string] => [reason],
    ),
  ],
  postPutOff: HELD,
  changedBy: [5, 180, 7_200, 86_400, 864_000].map((seconds) => [NAME, seconds]),
  changeRange: RANGES,

  whyNoWords: [[WORD]],
  whyEdition: named,
  whyFollowed: OWNED.map((owned) => [...owned]),
  whyArrival: [['backlog'], ['before follow']],
  whyOthers: [
    [[{ title: WORD }], 0],
    [[{ title: WORD, source: NAME }], 1],
    [[{ title: WORD, source: NAME }], 1_234],
  ],
  whyInBy: [[WORD]],
  whyWaits: PARTS,
  whyBeyond: PARTS,
  whyNotTopic: listed,
  whyNoInclude: listed,
  whyExclude: (['title', 'source', 'topic', 'text'] as const).map((part) => [WORD, part]),
  whyMoreDigests: COUNTS,
  whyQuiet: [
    [{ kind: 'off' }],
    [{ kind: 'off for all' }],
    [{ kind: 'story' }],
    [{ kind: 'word', word: WORD }],
  ],
  whySilence: SILENCES.flatMap((because): Samples['whySilence'] => [
    [because, 1],
    [because, 1_234],
  ]),
} satisfies Partial<Samples>;
