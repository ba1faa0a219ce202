import type { DigestReport } from '#core/desk/digest-reports.ts';
import type { Answered } from '#core/desk/feed-desk.ts';
import type { Subscription } from '#core/desk/subscription.ts';
import type { Feed } from '#core/news/feed.ts';
import type { Trouble } from '#core/news/trouble.ts';
import type { Place } from '#core/ports.ts';
import { composeArticle } from '#core/talk/compose/article.ts';
import { composeDigest, composeEmptyDigest } from '#core/talk/compose/digest.ts';
import {
  composeDigestList,
  composeDigestSet,
  composeParked,
  composeSetHint,
} from '#core/talk/compose/digests.ts';
import { composeRests } from '#core/talk/compose/feed-rests.ts';
import { composeFeeds, composeNoFeeds } from '#core/talk/compose/feeds.ts';
import { composeAddHint, composeAnswered, composeSeveral } from '#core/talk/compose/feeds-added.ts';
import { composeMany } from '#core/talk/compose/feeds-many.ts';
import { composePage } from '#core/talk/compose/headlines.ts';
import { composeLanguage } from '#core/talk/compose/language.ts';
import { composeMention, composeMuteChoices, composeWhy } from '#core/talk/compose/mention.ts';
import { composeMentions, composeWatched, composeWatches } from '#core/talk/compose/mentions.ts';
import { composeHello, composeHelp, composeNoMatch } from '#core/talk/compose/reply.ts';
import { composeTooLittle, composeTrends } from '#core/talk/compose/trends.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';
import { commands } from '../../commands/index.ts';
import { article, headline } from './news.ts';
import { pictureOf } from './pictures.ts';

const AT = '2026-11-28T08:30:00Z';
const instant = Temporal.Instant.from(AT);
const place: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const WORDS = Array.from({ length: 20 }, (_, index) => `word ${index} ${'w'.repeat(40)}`);
const ITEMS = Array.from({ length: 24 }, (_, index) =>
  headline(`${index} ${'Long title '.repeat(17)}`, {
    id: `h${index}`,
    source: 'A wire',
    topic: `Topic ${index % 3}`,
  }),
);
const LEAD = article('The lead', 'One sentence of it is here.', 'Another one follows here.');
const NEWS = [{ ...LEAD, also: 12 }, ...ITEMS.map((item) => ({ ...item, also: 12 }))];

const subscription: Subscription = {
  ...{
    id: 's',
    home: place,
    target: { ...place, channel: 'C2', thread: '1.1' },
    name: 'n'.repeat(30),
  },
  ...{
    topics: WORDS,
    include: WORDS,
    exclude: WORDS,
    max: 25,
    min: 10,
    empty: 'say',
    picture: 'off',
  },
  schedule: { time: '18:30', days: [1, 2, 4, 6], zone: 'America/Argentina/ComodRivadavia' },
  ...{ owner: { id: 'U1', name: 'Ada' }, since: AT },
};
const parked: DigestReport = {
  subscription: { ...subscription, parked: { reason: 'not_in_channel', since: AT } },
  next: instant,
  last: undefined,
};

const trouble: Trouble = { kind: 'not secure', detail: 'ERR_TLS_CERT_ALTNAME_INVALID' };
const follow = (index: number) => ({
  ...{ feed: `f${index}`, url: `https://feed-${index}.example/rss`, since: AT },
  ...{ title: `${index} ${'name of it '.repeat(6)}`, topic: 't'.repeat(40) },
});
const feed = (index: number): Feed => ({
  ...{
    id: `f${index}`,
    url: follow(index).url,
    at: follow(index).url,
    host: 'x',
    title: follow(index).title,
  },
  ...{ state: 'failing', added: AT, since: AT, checked: AT, next: AT, every: 1_800, failures: 9 },
  ...{ trouble, listed: [] },
});
const answered = (index: number, more: Partial<Answered>): Answered => ({
  ...({ kind: 'refused', trouble, retryAfter: 7_200 } as const),
  ...(more as object),
  wish: { address: { url: follow(index).url } as Answered['wish']['address'] },
});
const MANY = Array.from({ length: 30 }, (_, index) =>
  answered(
    index,
    index < 10
      ? { kind: 'added', follow: follow(index), feed: feed(index) }
      : index < 20
        ? {}
        : { kind: 'pending' },
  ),
);

const DAYS = Array.from({ length: 14 }, (_, index) =>
  Temporal.PlainDate.from('2026-11-15').add({ days: index }),
);
/** Of a picture. */
const LONG_ALT = 'Words of it. '.repeat(80);
const TRENDS = {
  days: DAYS,
  names: Array.from({ length: 6 }, (_, index) => ({
    name: `${index} ${'name of it '.repeat(6)}`,
    counts: DAYS.map(() => 1_234),
    total: 14 * 1_234,
  })),
};

const LIST = { scope: 'slack:T1:C1', by: 'channel' } as const;
const match = { item: LEAD, keyword: 'k'.repeat(42), because: 'alias' } as const;

/** Every kind of message at its longest, by what it is. */
export function longDocs(say: Sentences): Readonly<Record<string, Doc>> {
  const telling = { now: instant, zone: 'Europe/Rome', say };
  const added = { list: LIST, place, say };
  const reports = Array.from({ length: 8 }, (_, index) => ({
    follow: follow(index),
    feed: feed(index),
  }));
  const stories = WORDS.map((title, index) => ({ story: `s${index}`, title }));
  const mentions = { words: WORDS, stories, watches: WORDS, isOut: true, state: 'on' } as const;
  const [digest, ...parts] = composeDigest(NEWS, telling);
  return {
    hello: composeHello(say),
    help: composeHelp(commands, say),
    'no match': composeNoMatch(say),
    language: composeLanguage('de', say),
    'front page': composePage({ items: NEWS }, 1, say),
    search: composePage({ items: NEWS, words: 'a search' }, 2, say),
    'nothing found': composePage(
      { items: [], words: 'a search', suggestions: WORDS.slice(0, 3) },
      1,
      say,
    ),
    'no news': composePage({ items: [] }, 1, say),
    article: composeArticle(LEAD, { part: 1, page: 1, words: '' }, say),
    digest,
    ...Object.fromEntries(parts.map((part, index) => [`digest in its thread ${index}`, part])),
    'digest with a card': composeDigest(NEWS, { ...telling, card: pictureOf(LONG_ALT) })[0],
    'empty digest': composeEmptyDigest(telling),
    'digest that is set': composeDigestSet({ ...parked, was: 'changed' }, say),
    digests: composeDigestList(
      Array.from({ length: 12 }, () => parked),
      { page: 2, whose: 'own' },
      say,
    ),
    'digest hint': composeSetHint(say),
    'parked digest': composeParked(subscription, 'not_in_channel', say),
    'mention reply': composeMention(match, say),
    why: composeWhy(match, say),
    mute: composeMuteChoices(match.keyword, 'story', say),
    mentions: composeMentions({ ...mentions, sentence: say.mentionsOffForAll }, say),
    watches: composeWatches(
      WORDS.map((phrase) => ({ phrase, headlines: 1_234 })),
      say,
    ),
    watched: composeWatched(WORDS, 'off', say),
    feeds: composeFeeds(
      reports.map((report) => ({ ...report, by: 'operator', items: 1_234, removable: true })),
      { page: 2, total: 200, place },
      say,
    ),
    'no feeds': composeNoFeeds(say),
    'feed hint': composeAddHint(say),
    trends: composeTrends(TRENDS, { say, chart: pictureOf(LONG_ALT) }),
    'shared trends': composeTrends(TRENDS, { say, chart: undefined, sharedBy: 'Ada' }),
    'too little for trends': composeTooLittle(say, '/newsdesk feeds add example.com'),
    'refused feed': composeAnswered(answered(1, {}), added, []),
    'slow feed': composeAnswered(answered(1, { kind: 'pending' }), added, []),
    'added feed': composeAnswered(
      answered(1, { kind: 'added', follow: follow(1), feed: feed(1) }),
      added,
      [],
    ),
    'several feeds': composeSeveral(
      Array.from({ length: 20 }, (_, index) => ({ ...follow(index), value: `v${index}` })),
      'w',
      say,
    ),
    'many feeds': composeMany(MANY, ['no address'], added),
    'resting feed': composeRests({ ...feed(1), state: 'resting' }, say),
    'gone feed': composeRests({ ...feed(1), state: 'gone' }, say),
  };
}
