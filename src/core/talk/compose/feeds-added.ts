import { hostOf, nameOfFeed } from '../../desk/feed-address.ts';
import type { Answered, Named } from '../../desk/feed-desk.ts';
import type { Owned } from '../../desk/feed-lists.ts';
import { clip } from '../../language/plain.ts';
import type { WireItem } from '../../news/feed.ts';
import type { Place } from '../../ports.ts';
import { type Block, code, type Doc, doc, fine, link, type Span, strong, text } from '../doc.ts';
import { en } from '../sentences/en.ts';
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

export const composeAddHint = (): Doc =>
  doc(
    `${en.addHint} ${en.addExample}`,
    text(en.addHint, ' ', code(en.addExample)),
    text(en.starterHint, ' ', code(en.starterExample)),
  );

/** Where it went, and for whom. */
export type Added = { readonly list: Owned; readonly place: Place };

/** What came of one wish; `items` are those of a feed that was added, the newest first. */
export function composeAnswered(answered: Answered, added: Added, items: readonly WireItem[]): Doc {
  const { wish } = answered;
  const host = hostOf(wish.address.url);
  switch (answered.kind) {
    case 'added':
      return composeAdded(answered, added, items);
    case 'already': {
      const { follow, by } = answered;
      return composeNote(en.alreadyFollowed(shortName(follow), by, added.place));
    }
    case 'several':
      throw new TypeError('a page that names several feeds is asked about');
    case 'refused': {
      const { trouble, retryAfter } = answered;
      const sentence = en.notAdded(host, en.trouble(trouble));
      const advice = en.advice(trouble, retryAfter);
      return doc(`${sentence} ${advice}`, text(sentence), text(advice));
    }
    case 'pending':
      return composeHint(en.stillLooking(host), en.listExample);
  }
}

function composeAdded(
  { follow, feed }: Extract<Answered, { kind: 'added' }>,
  { list, place }: Added,
  items: readonly WireItem[],
): Doc {
  const name = shortName(follow);
  const before = en.added(list.by, place);
  const undo = { name: 'feeds.remove', value: feed.id };
  return doc(
    `${before}${name}. ${en.itemsOnDesk(items.length)}.`,
    text(before, strong(name)),
    ...(feed.trouble === undefined ? [] : [text(en.notReadYet(en.trouble(feed.trouble)))]),
    fine(...joined([en.itemsOnDesk(items.length)]), ...nextLook(feed.next)),
    ...newestOf(items),
    ...(items.length === 0 ? [] : [text(en.countsAsTold)]),
    ...controlRow([{ kind: 'button', label: en.undo, action: undo }]),
  );
}

const nextLook = (next: string | undefined): readonly Span[] =>
  next === undefined
    ? []
    : ['  ·  ', en.nextLook, { kind: 'time', at: Temporal.Instant.from(next), show: 'moment' }];

function newestOf(items: readonly WireItem[]): readonly Block[] {
  if (items.length === 0) return [];
  const shown = items
    .slice(0, NEWEST)
    .map(({ headline: { title, url } }) => [link(clip(title, TITLE_LIMIT), url)]);
  return [text(en.newestInIt), { kind: 'list', items: shown }];
}

/** A page that names several feeds: which one is meant. `value` is the address as a choice can hold it. */
export function composeSeveral(
  feeds: readonly (Named & { readonly value: string })[],
  wished: string,
): Doc {
  const sentence = en.severalOnPage(feeds.length);
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
    ...(more > 0 ? [fine(en.andMore(more))] : []),
    ...controlRow([
      {
        kind: 'menu',
        label: en.addMenu,
        action: { name: 'feeds.choose', value: wished },
        choices,
      },
    ]),
  );
}
