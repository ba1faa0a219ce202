import { hostOf } from '../../desk/feed-address.ts';
import type { Followed } from '../../desk/feed-lists.ts';
import { clip } from '../../language/plain.ts';
import type { Feed } from '../../news/feed.ts';
import type { Place } from '../../ports.ts';
import {
  type Choice,
  type Control,
  code,
  type Doc,
  doc,
  fine,
  heading,
  type Line,
  strong,
  text,
} from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { shortName } from './feeds-added.ts';
import { composeHint } from './mentions.ts';
import { controlRow, moreButton } from './parts.ts';

/** Folders of other readers have names of any length. */
const TOPIC_LIMIT = 40;
/** Eight of the longest lines stay below the 4,000 characters of a message on Discord. */
export const FEEDS_ON_PAGE = 8;

/** A feed that is followed, how it is, and how much it has brought; without `feed` nobody knows yet. */
export type FeedReport = Followed & {
  readonly feed: Feed | undefined;
  readonly items: number;
  /** It can be removed from here. */
  readonly removable: boolean;
};

/** Which part of all feeds is shown, from 1, and where. */
export type FeedPage = { readonly page: number; readonly total: number; readonly place: Place };

/** One page of the feeds that are followed in a place. */
export function composeFeeds(
  reports: readonly FeedReport[],
  { page, total, place }: FeedPage,
  say: Sentences,
): Doc {
  if (total === 0) return composeNoFeeds(say);
  const title = place.direct ? say.feedsOfYours : say.feedsHere;
  const first = (page - 1) * FEEDS_ON_PAGE;
  const turn = (to: number) => ({ name: 'feeds.page', value: String(to) });
  return doc(
    `${title}: ${reports.map(({ follow }) => shortName(follow)).join('; ')}`,
    heading(title),
    { kind: 'list', items: reports.map((report) => reportLine(report, place, say)) },
    fine(say.feedRange(first + 1, first + reports.length, total)),
    ...controlRow([
      removeMenu(
        reports.filter(({ removable }) => removable),
        say,
      ),
      page > 1
        ? { kind: 'button', label: say.back, action: turn(page - 1), describe: say.describeBack }
        : undefined,
      first + FEEDS_ON_PAGE < total ? moreButton(turn(page + 1), say) : undefined,
    ]),
  );
}

export const composeNoFeeds = (say: Sentences): Doc =>
  doc(
    `${say.noFeeds} ${say.addExample}`,
    text(say.noFeeds, ' ', code(say.addExample)),
    text(say.starterHint, ' ', code(say.starterExample)),
  );

/** Which feed is to go: a sentence, and a menu of those that it can be. */
export const composeFeedMenu = (
  sentence: string,
  feeds: readonly Followed[],
  say: Sentences,
): Doc =>
  doc(
    `${sentence} ${feeds.map(({ follow }) => shortName(follow)).join('; ')}`,
    text(sentence),
    ...controlRow([removeMenu(feeds, say)]),
  );

/** After a feed was removed: how to have it back. */
export const composeRemoved = (sentence: string, url: string, say: Sentences): Doc =>
  doc(sentence, text(sentence), fine(say.takeBack, code(`/newsdesk feeds add ${url}`)));

/** The list of a place as a file. */
export const composeExport = (count: number, opml: string, say: Sentences): Doc => ({
  ...doc(say.exported(count), text(say.exported(count))),
  file: { name: 'newsdesk-feeds.opml', text: opml },
});

export const composeImportHint = (say: Sentences): Doc =>
  composeHint(say.importHint, '/newsdesk feeds import <opml …');

function removeMenu(feeds: readonly Followed[], say: Sentences): Control | undefined {
  const choices = feeds.map(
    ({ follow }): Choice => ({ label: shortName(follow), value: follow.feed }),
  );
  const action = { name: 'feeds.remove', value: '' };
  return choices.length === 0
    ? undefined
    : { kind: 'menu', label: say.removeMenu, action, choices };
}

function reportLine({ follow, by, feed, items }: FeedReport, place: Place, say: Sentences): Line {
  const host = hostOf(follow.url);
  const topic: Line =
    follow.topic === undefined ? [] : [say.underTopic(clip(follow.topic, TOPIC_LIMIT))];
  return [
    strong(shortName(follow)),
    ...dotted([
      follow.title === undefined ? [] : [host],
      ...stateOf(feed, say),
      items === 0 ? [] : [say.itemsOnDesk(items)],
      topic,
      [say.forWhom(by, place)],
    ]),
  ];
}

/** In plain words: how it is, why, when it was looked at and when it will be. */
function stateOf(feed: Feed | undefined, say: Sentences): readonly Line[] {
  switch (feed?.state) {
    case undefined:
    case 'new':
      return [[say.feedNew], at(say.nextLook, feed?.next)];
    case 'fine':
      return [[say.feedFine], at(say.lastLook, feed.checked), at(say.nextLook, feed.next)];
    case 'failing':
      return [
        [...at(say.feedFailing, feed.since), ...why(feed, say)],
        at(say.lastLook, feed.checked),
        at(say.nextLook, feed.next),
      ];
    case 'resting':
      return [
        [...at(say.feedResting, feed.since), ...why(feed, say)],
        at(say.restingLook, feed.next),
      ];
    case 'gone':
      return [[say.feedGone]];
  }
}

const why = ({ trouble }: Feed, say: Sentences): Line =>
  trouble === undefined ? [] : [say.feedWhy(say.trouble(trouble))];

/** In the viewer's own time. */
const at = (before: string, instant: string | undefined): Line =>
  instant === undefined
    ? []
    : [before, { kind: 'time', at: Temporal.Instant.from(instant), show: 'moment' }];

const dotted = (lines: readonly Line[]): Line =>
  lines
    .filter((line) => line.length > 0)
    .flatMap((line, index) => [index === 0 ? '  ' : '  ·  ', ...line]);
