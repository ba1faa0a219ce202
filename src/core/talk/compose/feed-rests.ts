import { nameOfFeed } from '../../desk/feed-address.ts';
import { clip } from '../../language/plain.ts';
import type { Feed } from '../../news/feed.ts';
import { code, type Doc, doc, fine, strong, text } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';

export const FEED_NAME_LIMIT = 80;

/** To the channels of a feed that is asked for once a day only, or no more. */
export function composeRests(feed: Feed, say: Sentences): Doc {
  const name = clip(nameOfFeed(feed), FEED_NAME_LIMIT);
  const isGone = feed.state === 'gone';
  const title = isGone ? say.goneTitle(name) : say.restTitle(name);
  const sentence = isGone ? say.goneSentence : restSentence(feed, say);
  const trouble = isGone ? ({ kind: 'gone' } as const) : feed.trouble;
  return doc(
    `${title}. ${sentence}`,
    text(strong(title)),
    text(sentence, ...(trouble === undefined ? [] : [` ${say.advice(trouble)}`])),
    fine(say.restHint, code(say.listExample)),
  );
}

const restSentence = ({ failures, trouble }: Feed, say: Sentences): string =>
  say.restSentence(failures, say.trouble(trouble ?? { kind: 'no connection' }));
