import type { DigestReport } from '../../desk/digest-reports.ts';
import type { FeedNow, Status } from '../../desk/status.ts';
import { clip } from '../../language/plain.ts';
import type { Feed } from '../../news/feed.ts';
import { type Block, code, type Doc, doc, fine, heading, type Line, strong, text } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { type ChangesTold, changeLine, changesButton } from './changes.ts';
import { shortName } from './feeds-added.ts';
import { controlRow, moment } from './parts.ts';
import { postLine } from './past-posts.ts';

/** So much of each fits on the screen of a phone; commands that show the rest are named. */
const DIGESTS = 3;
const TROUBLED = 3;
const POSTS = 5;
const CHANGES = 5;
const SCHEDULE_LIMIT = 200;

/** How it is here at a glance: what comes next, what has trouble and why, what was done. */
export function composeStatus(status: Status, told: ChangesTold): Doc {
  const { say } = told;
  const { posts, changes, mentions } = status;
  return doc(
    `${say.statusTitle}. ${say.statusMentions}: ${say.mentionsNow(mentions)}`,
    heading(say.statusTitle),
    ...digestBlocks(status, say),
    ...feedsBlocks(status, say),
    text(strong(say.statusMentions), '  ·  ', say.mentionsNow(mentions)),
    ...listBlocks(
      say.statusPosts,
      posts.slice(0, POSTS).map((post) => postLine(post, say)),
    ),
    ...listBlocks(
      say.statusChanges,
      changes.slice(0, CHANGES).map((change) => changeLine(change, told)),
    ),
    ...controlRow([changes.length > CHANGES ? changesButton(1, say) : undefined]),
  );
}

/** Nothing where there is nothing to list. */
const listBlocks = (title: string, items: readonly Line[]): readonly Block[] =>
  items.length === 0 ? [] : [text(strong(title)), { kind: 'list', items }];

function digestBlocks({ digests, place }: Status, say: Sentences): readonly Block[] {
  if (digests.length === 0)
    return [
      text(strong(say.statusDigests), '  ·  ', say.statusNoDigests, ' ', code(say.setExample)),
    ];
  // What is parked has to be seen, however many there are.
  const [parked, others] = [digests.filter(isParked), digests.filter((each) => !isParked(each))];
  const shown = [...parked, ...others].slice(0, DIGESTS);
  const more = digests.length - shown.length;
  return [
    ...listBlocks(
      say.statusDigests,
      shown.map((each) => digestLine(each, place.channel, say)),
    ),
    ...(more > 0 ? [fine(say.moreDigests(more), ' ', code('/newsdesk digest show'))] : []),
  ];
}

const isParked = ({ subscription }: DigestReport): boolean => subscription.parked !== undefined;

function digestLine(report: DigestReport, channel: string, say: Sentences): Line {
  const { name, schedule, target } = report.subscription;
  const where = target.channel === channel ? '' : `, ${say.inAnother(target.channel)}`;
  return [
    strong(name),
    `  ·  ${clip(`${say.schedule(schedule)}${where}`, SCHEDULE_LIMIT)}  ·  `,
    ...(report.next === undefined ? [say.noNextRun] : [say.nextRun, moment(report.next)]),
    '  ·  ',
    ...lastRun(report, say),
  ];
}

function lastRun({ subscription: { parked, min }, last }: DigestReport, say: Sentences): Line {
  if (parked !== undefined)
    return [say.parkedSince(parked.reason), moment(Temporal.Instant.from(parked.since))];
  if (last === undefined) return [say.lastNone];
  return [say.lastRun(last, min), moment(last.settledAt ?? last.due)];
}

function feedsBlocks({ feeds }: Status, say: Sentences): readonly Block[] {
  const title = strong(say.statusFeeds);
  if (feeds === undefined) return [text(title, '  ·  ', say.statusFeedsOff)];
  if (feeds.length === 0)
    return [text(title, '  ·  ', say.statusNoFeeds, ' ', code(say.addExample))];
  const troubled = feeds.filter(hasTrouble);
  const more = troubled.length - TROUBLED;
  const items = troubled.slice(0, TROUBLED).map((each) => troubleLine(each, say));
  return [
    text(title, '  ·  ', say.feedCounts(countStates(feeds)), ' ', ...looks(feeds, say)),
    ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
    ...(more > 0 ? [fine(say.moreTroubled(more), ' ', code('/newsdesk feeds list'))] : []),
  ];
}

type Troubled = FeedNow & { readonly feed: Feed };

const hasTrouble = (each: FeedNow): each is Troubled =>
  each.feed !== undefined && ['failing', 'resting', 'gone'].includes(each.feed.state);

function countStates(feeds: readonly FeedNow[]): Readonly<Record<Feed['state'], number>> {
  const counts = { fine: 0, new: 0, failing: 0, resting: 0, gone: 0 };
  for (const { feed } of feeds) counts[feed?.state ?? 'new'] += 1;
  return counts;
}

/** The newest look at any of them, and the next one: an interval alone tells nobody when. */
function looks(feeds: readonly FeedNow[], say: Sentences): Line {
  const instants = (name: 'checked' | 'next'): readonly Temporal.Instant[] =>
    feeds
      .flatMap(({ feed }) => feed?.[name] ?? [])
      .map((instant) => Temporal.Instant.from(instant))
      .toSorted(Temporal.Instant.compare);
  const [newest, next] = [instants('checked').at(-1), instants('next').at(0)];
  const [last, soon] = [labelled(say.newestLook, newest), labelled(say.soonestLook, next)];
  return [...last, ...(last.length > 0 && soon.length > 0 ? [', '] : []), ...soon];
}

const labelled = (before: string, at: Temporal.Instant | undefined): Line =>
  at === undefined ? [] : [before, moment(at)];

function troubleLine({ follow, feed }: Troubled, say: Sentences): Line {
  if (feed.state === 'gone') return [strong(shortName(follow)), '  ·  ', say.feedGone];
  const { state, since, trouble, next } = feed;
  const [before, then] =
    state === 'resting' ? [say.feedResting, say.restingLook] : [say.feedFailing, say.nextLook];
  return [
    strong(shortName(follow)),
    '  ·  ',
    ...labelled(before, since === undefined ? undefined : Temporal.Instant.from(since)),
    ...(trouble === undefined ? [] : [say.feedWhy(say.trouble(trouble))]),
    ...(next === undefined ? [] : ['  ·  ', then, moment(Temporal.Instant.from(next))]),
  ];
}
