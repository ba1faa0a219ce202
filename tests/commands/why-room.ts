import type { Place } from '#core/ports.ts';
import { follow, wired } from '../support/local-news.ts';
import { asked, type Newsroom, openNewsroom, place, wordsOf } from '../support/newsroom.ts';

export const there: Place = { ...place, workspace: 'T2' };
export const NOW = Temporal.Instant.from('2026-11-22T08:00:00Z');
/** Made anew for each test. */
export const rig: { newsroom: Newsroom } = { newsroom: openNewsroom() };

export const command = (text: string, at = place) =>
  rig.newsroom.inbox.command(asked('member', at), { kind: 'typed', text: `/newsdesk ${text}` });
export const why = async (words: string, at = place): Promise<string> => {
  const typed = { kind: 'typed', text: `/newsdesk why ${words}` } as const;
  return wordsOf(await rig.newsroom.inbox.command(asked('guest', at), typed));
};
type Bring = Parameters<typeof wired>[1];
/** A feed brings something now. */
export const bring = (title: string, more: Bring = {}): void => {
  const now = rig.newsroom.clock.now();
  rig.newsroom.desk.take([wired(title, { published: now, firstSeen: now, ...more })]);
};

/** Before each test. */
export async function openRoom(): Promise<void> {
  rig.newsroom = openNewsroom();
  const since = '2026-11-20T00:00:00Z';
  const ours = follow('ours', { title: 'Harbour Post', since, topic: 'Ports' });
  await rig.newsroom.desk.follows.change('slack:T1', () => [ours]);
  await rig.newsroom.desk.follows.change('slack:T2', () => [follow('theirs', { since })]);
}
