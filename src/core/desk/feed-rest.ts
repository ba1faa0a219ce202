import type { Feed } from '../news/feed.ts';
import { composeRests } from '../talk/compose/feed-rests.ts';
import type { Sentences } from '../talk/sentences/sentences.ts';
import type { Content } from './content.ts';
import type { Desk, Post } from './desk.ts';

/** Tells each channel that a feed was added in, once, that it rests or is gone; one that rests again later is told again. */
export async function tellRest(
  feed: Feed,
  desk: Pick<Desk, 'follows' | 'post' | 'digests' | 'voices'>,
) {
  const { follows, post, digests, voices } = desk;
  for (const place of follows.placesOf(feed.id))
    await post(place, restNotice(feed, await voices.at(place, await digests.localeOf(place))));
}

/** What they are told. */
export function restNotice(feed: Feed, say: Sentences): Post {
  const cause = feed.state === 'gone' ? 'gone' : 'rests';
  return {
    kind: 'notice',
    subject: `${feed.id}-${cause}`,
    at: feed.since ?? feed.checked ?? feed.added,
    doc: composeRests(feed, say),
    detail: { feed: feed.id, locale: say.locale },
  };
}

/** The same from its row; nothing is said of a feed that has come back meanwhile. */
export function composeRestRow(feed: Feed | undefined, say: Sentences): Content {
  const isOver = feed === undefined || (feed.state !== 'resting' && feed.state !== 'gone');
  if (isOver) return { kind: 'skip', reason: 'awake' };
  return { kind: 'post', doc: composeRests(feed, say), stories: [] };
}
