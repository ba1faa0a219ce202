import type { Feed } from '#core/news/feed.ts';
import { en } from '#core/talk/sentences/en.ts';
import { toFeed } from '#feeds/poll/feed-after.ts';
import type { Finding } from '../findings.ts';
import type { Kept } from './kept.ts';

/** Those that have a line of their own. */
const MOST_TOLD = 10;
/** A feed that is so late is polled by nobody. */
const OVERDUE = Temporal.Duration.from({ hours: 2 });

type Now = { readonly operator: readonly string[]; readonly now: Temporal.Instant };

/** How the feeds are that somebody follows: counted by their state, and those in trouble one by one. */
export function checkFeeds(
  { feeds, follows }: Pick<Kept, 'feeds' | 'follows'>,
  { operator, now }: Now,
): readonly Finding[] {
  const listed = operator.map((url) => toFeed(url, now).id);
  const wanted = new Set([...follows.map(({ feed }) => feed), ...listed]);
  if (wanted.size === 0) return [{ ok: true, what: 'nobody follows a feed yet' }];
  const followed = feeds.filter(({ id }) => wanted.has(id));
  const troubled = followed.filter(isTroubled);
  const left = troubled.length - MOST_TOLD;
  return [
    { ok: true, what: count(followed, wanted.size) },
    ...toOverdue(followed, now),
    ...troubled.slice(0, MOST_TOLD).map(toTrouble),
    ...(left > 0
      ? [{ ok: false, what: `${left} more are in trouble`, bearable: true } as const]
      : []),
  ];
}

const isTroubled = ({ state }: Feed): boolean => state !== 'fine' && state !== 'new';

function count(followed: readonly Feed[], all: number): string {
  const states = [...Map.groupBy(followed, ({ state }) => state)].map(
    ([state, those]) => `${those.length} ${state}`,
  );
  const unknown = all - followed.length;
  return `${all} followed: ${[...states, ...(unknown > 0 ? [`${unknown} not looked at yet`] : [])].join(', ')}`;
}

function toOverdue(followed: readonly Feed[], now: Temporal.Instant): readonly Finding[] {
  const late = followed.filter(
    ({ next }) =>
      next !== undefined &&
      Temporal.Instant.compare(Temporal.Instant.from(next).add(OVERDUE), now) < 0,
  );
  if (late.length === 0) return [];
  const what = `${late.length} should have been asked for over 2 hours ago`;
  return [{ ok: false, what, fix: 'Start the bot, with the role worker.', bearable: true }];
}

/** Of the address only its host: the rest may hold a key. */
function toTrouble({ title, host, state, since, trouble }: Feed): Finding {
  const name = title === undefined ? host : `${title} (${host})`;
  const how = state === 'failing' ? 'fails' : `is ${state}`;
  const when = since === undefined ? '' : ` since ${since.slice(0, 10)}`;
  const why = trouble === undefined ? '' : `, ${en.trouble(trouble)}`;
  return {
    ok: false,
    what: `${name} ${how}${when}${why}`,
    ...(trouble !== undefined && { fix: en.advice(trouble) }),
    bearable: true,
  };
}
