import { type Address, readAddress } from '#core/desk/feed-address.ts';
import type { Wish } from '#core/desk/feed-desk.ts';
import { listFor, MOST_FEEDS, type Owned } from '#core/desk/feed-lists.ts';
import { UsageError } from '#core/errors.ts';
import type { ListedFeed } from '#core/news/ports.ts';
import type { Request } from '#core/talk/command.ts';
import { composeMany } from '#core/talk/compose/feeds-many.ts';
import type { Doc } from '#core/talk/doc.ts';
import { addFeeds, type Where } from './feeds-of.ts';

/** A wish whose address may be none. */
export type Entry = Omit<Wish, 'address'> & { readonly address: Address };

/** Entries of a list of feeds: nobody need look whether they are feeds. */
export const toEntries = (feeds: readonly ListedFeed[]): readonly Entry[] => {
  const entries = feeds.map(({ url, ...known }): Entry => {
    return { ...known, address: { typed: url, url: readAddress(url) }, known: true };
  });
  return [
    ...new Map(entries.map((entry) => [entry.address.url ?? entry.address.typed, entry])).values(),
  ];
};

/** Follows many feeds at once, and says of each what came of it. */
export async function addMany(
  entries: readonly Entry[],
  whose: Where,
  request: Request,
): Promise<Doc> {
  const { place, say } = request;
  const list = listFor(place, whose);
  const wishes = entries.flatMap(toWish);
  checkRoom(wishes, list, request);
  const answers = await addFeeds(wishes, whose, request);
  const strange = entries.filter(({ address }) => address.url === undefined);
  return composeMany(
    answers,
    strange.map(({ address }) => address.typed),
    { place, list, say },
  );
}

const toWish = ({ address: { typed, url }, ...rest }: Entry): readonly Wish[] =>
  url === undefined ? [] : [{ ...rest, address: { typed, url } }];

/** Before anything is asked for: half a list would be worse than none. */
function checkRoom(wishes: readonly Wish[], { scope }: Owned, { desk, place }: Request): void {
  if (wishes.length > MOST_FEEDS)
    throw new UsageError((say) => say.tooManyAtOnce(MOST_FEEDS, wishes.length));
  const known = new Set(desk.follows.of(place).map(({ url }) => url));
  const fresh = wishes.filter(({ address }) => !known.has(address.url));
  if (desk.follows.list(scope).length + fresh.length > MOST_FEEDS)
    throw new UsageError((say) => say.tooManyFeeds(MOST_FEEDS));
}
