import { nameOfFeed } from '../../desk/feed-address.ts';
import { clip } from '../../language/plain.ts';
import type { Feed } from '../../news/feed.ts';
import { code, type Doc, doc, fine, strong, text } from '../doc.ts';
import { en } from '../sentences/en.ts';

export const FEED_NAME_LIMIT = 80;

/** To the channels of a feed that is asked for once a day only, or no more. */
export function composeRests(feed: Feed): Doc {
  const name = clip(nameOfFeed(feed), FEED_NAME_LIMIT);
  const isGone = feed.state === 'gone';
  const title = isGone ? en.goneTitle(name) : en.restTitle(name);
  const sentence = isGone ? en.goneSentence : restSentence(feed);
  const trouble = isGone ? ({ kind: 'gone' } as const) : feed.trouble;
  return doc(
    `${title}. ${sentence}`,
    text(strong(title)),
    text(sentence, ...(trouble === undefined ? [] : [` ${en.advice(trouble)}`])),
    fine(en.restHint, code(en.listExample)),
  );
}

const restSentence = ({ failures, trouble }: Feed): string =>
  en.restSentence(failures, en.trouble(trouble ?? { kind: 'no connection' }));
