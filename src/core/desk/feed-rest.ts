import type { Feed } from '../news/feed.ts';
import { composeRests } from '../talk/compose/feed-rests.ts';
import type { Content } from './content.ts';
import type { Desk, Post } from './desk.ts';

/** Tells each channel that a feed was added in, once, that it rests or is gone; one that rests again later is told again. */
export async function tellRest(feed: Feed, { follows, post }: Pick<Desk, 'follows' | 'post'>) {
  for (const place of follows.placesOf(feed.id)) await post(place, restNotice(feed));
}

/** What they are told. */
export function restNotice(feed: Feed): Post {
  const cause = feed.state === 'gone' ? 'gone' : 'rests';
  return {
    kind: 'notice',
    subject: `${feed.id}-${cause}`,
    at: feed.since ?? feed.checked ?? feed.added,
    doc: composeRests(feed),
    detail: { feed: feed.id },
  };
}

/** The same from its row; nothing is said of a feed that has come back meanwhile. */
export function composeRestRow(feed: Feed | undefined): Content {
  const isOver = feed === undefined || (feed.state !== 'resting' && feed.state !== 'gone');
  if (isOver) return { kind: 'skip', reason: 'awake' };
  return { kind: 'post', doc: composeRests(feed), stories: [] };
}
