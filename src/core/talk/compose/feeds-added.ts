import { hostOf, nameOfFeed } from '../../desk/feed-address.ts';
import type { Answered, Named } from '../../desk/feed-desk.ts';
import type { Owned } from '../../desk/feed-lists.ts';
import { clip } from '../../language/plain.ts';
import type { WireItem } from '../../news/feed.ts';
import type { Place } from '../../ports.ts';
import { type Block, code, type Doc, doc, fine, link, type Span, strong, text } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';
import { FEED_NAME_LIMIT } from './feed-rests.ts';
import { composeHint } from './mentions.ts';
import { controlRow, joined, TITLE_LIMIT } from './parts.ts';
import { composeNote } from './reply.ts';

/** Titles that show what a feed is like. */
const NEWEST = 3;
/** Several of these, with what stands around them, stay below the 4,000 characters of a message on Discord. */
const ADDRESS_LIMIT = 200;
const FEEDS_SHOWN = 12;

export const shortName = (feed: Parameters<typeof nameOfFeed>[0]): string =>
  clip(nameOfFeed(feed), FEED_NAME_LIMIT);

export const composeAddHint = (say: Sentences): Doc =>
  doc(
    `${say.addHint} ${say.addExample}`,
    text(say.addHint, ' ', code(say.addExample)),
    text(say.starterHint, ' ', code(say.starterExample)),
  );

/** Where it went, for whom, and the sentences that say so. */
export type Added = { readonly list: Owned; readonly place: Place; readonly say: Sentences };

/** What came of one wish; `items` are those of a feed that was added, the newest first. */
export function composeAnswered(answered: Answered, added: Added, items: readonly WireItem[]): Doc {
  const { wish } = answered;
  const { say, place } = added;
  const host = hostOf(wish.address.url);
  switch (answered.kind) {
    case 'added':
      return composeAdded(answered, added, items);
    case 'already': {
      const { follow, by } = answered;
      return composeNote(say.alreadyFollowed(shortName(follow), by, place));
    }
    case 'several':
      throw new TypeError('a page that names several feeds is asked about');
    case 'refused': {
      const { trouble, retryAfter } = answered;
      const sentence = say.notAdded(host, say.trouble(trouble));
      const advice = say.advice(trouble, retryAfter);
      return doc(`${sentence} ${advice}`, text(sentence), text(advice));
    }
    case 'pending':
      return composeHint(say.stillLooking(host), say.listExample);
  }
}

function composeAdded(
  { follow, feed }: Extract<Answered, { kind: 'added' }>,
  { list, place, say }: Added,
  items: readonly WireItem[],
): Doc {
  const name = shortName(follow);
  const before = say.added(list.by, place);
  const undo = { name: 'feeds.remove', value: feed.id };
  return doc(
    `${before}${name}. ${say.itemsOnDesk(items.length)}.`,
    text(before, strong(name)),
    ...(feed.trouble === undefined ? [] : [text(say.notReadYet(say.trouble(feed.trouble)))]),
    fine(...joined([say.itemsOnDesk(items.length)]), ...nextLook(feed.next, say)),
    ...newestOf(items, say),
    ...(items.length === 0 ? [] : [text(say.countsAsTold)]),
    ...controlRow([{ kind: 'button', label: say.undo, action: undo }]),
  );
}

const nextLook = (next: string | undefined, say: Sentences): readonly Span[] =>
  next === undefined
    ? []
    : ['  ·  ', say.nextLook, { kind: 'time', at: Temporal.Instant.from(next), show: 'moment' }];

function newestOf(items: readonly WireItem[], say: Sentences): readonly Block[] {
  if (items.length === 0) return [];
  const shown = items
    .slice(0, NEWEST)
    .map(({ headline: { title, url } }) => [link(clip(title, TITLE_LIMIT), url)]);
  return [text(say.newestInIt), { kind: 'list', items: shown }];
}

/** A page that names several feeds: which one is meant. `value` is the address as a choice can hold it. */
export function composeSeveral(
  feeds: readonly (Named & { readonly value: string })[],
  wished: string,
  say: Sentences,
): Doc {
  const sentence = say.severalOnPage(feeds.length);
  const shown = feeds.slice(0, FEEDS_SHOWN);
  const more = feeds.length - shown.length;
  const choices = feeds.map((feed) => ({ label: shortName(feed), value: feed.value }));
  return doc(
    `${sentence} ${feeds.map(shortName).join('; ')}`,
    text(sentence),
    {
      kind: 'list',
      items: shown.map((feed) => [strong(shortName(feed)), `  ${clip(feed.url, ADDRESS_LIMIT)}`]),
    },
    ...(more > 0 ? [fine(say.andMore(more))] : []),
    ...controlRow([
      {
        kind: 'menu',
        label: say.addMenu,
        action: { name: 'feeds.choose', value: wished },
        choices,
      },
    ]),
  );
}
