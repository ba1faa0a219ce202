import { fold } from '../language/words.ts';
import type { Follow } from '../news/feed.ts';
import { hostOf, nameOfFeed, readAddress } from './feed-address.ts';

/** The feeds that somebody may mean; `sure` where that is just what was said, and so no guess. */
export type Meant<Kept> = { readonly sure: boolean; readonly feeds: readonly Kept[] };

/** Finds feeds by a whole name or address, else by words of the name or the beginning of the host. */
export function findFeeds<Kept extends { readonly follow: Follow }>(
  text: string,
  all: readonly Kept[],
): Meant<Kept> {
  const said = fold(text.trim());
  const address = readAddress(text);
  const exact = all.filter(
    ({ follow }) => fold(nameOfFeed(follow)) === said || follow.url === address,
  );
  if (exact.length > 0) return { sure: true, feeds: exact };
  const near = all.filter(({ follow }) => {
    const name = fold(nameOfFeed(follow));
    return (
      name.startsWith(said) || name.includes(` ${said}`) || hostOf(follow.url).startsWith(said)
    );
  });
  return { sure: false, feeds: near };
}
