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
import { en } from '../sentences/en.ts';
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

/** Which part of all feeds is shown, from 1. */
export type FeedPage = { readonly page: number; readonly total: number };

/** One page of the feeds that are followed in a place. */
export function composeFeeds(
  reports: readonly FeedReport[],
  { page, total }: FeedPage,
  place: Place,
): Doc {
  if (total === 0) return composeNoFeeds();
  const title = place.direct ? en.feedsOfYours : en.feedsHere;
  const first = (page - 1) * FEEDS_ON_PAGE;
  const turn = (to: number) => ({ name: 'feeds.page', value: String(to) });
  return doc(
    `${title}: ${reports.map(({ follow }) => shortName(follow)).join('; ')}`,
    heading(title),
    { kind: 'list', items: reports.map((report) => reportLine(report, place)) },
    fine(en.feedRange(first + 1, first + reports.length, total)),
    ...controlRow([
      removeMenu(reports.filter(({ removable }) => removable)),
      page > 1
        ? { kind: 'button', label: en.back, action: turn(page - 1), describe: en.describeBack }
        : undefined,
      first + FEEDS_ON_PAGE < total ? moreButton(turn(page + 1)) : undefined,
    ]),
  );
}

export const composeNoFeeds = (): Doc =>
  doc(
    `${en.noFeeds} ${en.addExample}`,
    text(en.noFeeds, ' ', code(en.addExample)),
    text(en.starterHint, ' ', code(en.starterExample)),
  );

/** Which feed is to go: a sentence, and a menu of those that it can be. */
export const composeFeedMenu = (sentence: string, feeds: readonly Followed[]): Doc =>
  doc(
    `${sentence} ${feeds.map(({ follow }) => shortName(follow)).join('; ')}`,
    text(sentence),
    ...controlRow([removeMenu(feeds)]),
  );

/** After a feed was removed: how to have it back. */
export const composeRemoved = (sentence: string, url: string): Doc =>
  doc(sentence, text(sentence), fine(en.takeBack, code(`/newsdesk feeds add ${url}`)));

/** The list of a place as a file. */
export const composeExport = (count: number, opml: string): Doc => ({
  ...doc(en.exported(count), text(en.exported(count))),
  file: { name: 'newsdesk-feeds.opml', text: opml },
});

export const composeImportHint = (): Doc =>
  composeHint(en.importHint, '/newsdesk feeds import <opml …');

function removeMenu(feeds: readonly Followed[]): Control | undefined {
  const choices = feeds.map(
    ({ follow }): Choice => ({ label: shortName(follow), value: follow.feed }),
  );
  const action = { name: 'feeds.remove', value: '' };
  return choices.length === 0 ? undefined : { kind: 'menu', label: en.removeMenu, action, choices };
}

function reportLine({ follow, by, feed, items }: FeedReport, place: Place): Line {
  const host = hostOf(follow.url);
  const topic: Line =
    follow.topic === undefined ? [] : [en.underTopic(clip(follow.topic, TOPIC_LIMIT))];
  return [
    strong(shortName(follow)),
    ...dotted([
      follow.title === undefined ? [] : [host],
      ...stateOf(feed),
      items === 0 ? [] : [en.itemsOnDesk(items)],
      topic,
      [en.forWhom(by, place)],
    ]),
  ];
}

/** In plain words: how it is, why, when it was looked at and when it will be. */
function stateOf(feed: Feed | undefined): readonly Line[] {
  switch (feed?.state) {
    case undefined:
    case 'new':
      return [[en.feedNew], at(en.nextLook, feed?.next)];
    case 'fine':
      return [[en.feedFine], at(en.lastLook, feed.checked), at(en.nextLook, feed.next)];
    case 'failing':
      return [
        [...at(en.feedFailing, feed.since), ...why(feed)],
        at(en.lastLook, feed.checked),
        at(en.nextLook, feed.next),
      ];
    case 'resting':
      return [[...at(en.feedResting, feed.since), ...why(feed)], at(en.restingLook, feed.next)];
    case 'gone':
      return [[en.feedGone]];
  }
}

const why = ({ trouble }: Feed): Line =>
  trouble === undefined ? [] : [en.feedWhy(en.trouble(trouble))];

/** In the viewer's own time. */
const at = (before: string, instant: string | undefined): Line =>
  instant === undefined
    ? []
    : [before, { kind: 'time', at: Temporal.Instant.from(instant), show: 'moment' }];

const dotted = (lines: readonly Line[]): Line =>
  lines
    .filter((line) => line.length > 0)
    .flatMap((line, index) => [index === 0 ? '  ' : '  ·  ', ...line]);
