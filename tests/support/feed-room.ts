import type { DeskOptions } from '#core/desk/desk.ts';
import type { WireStore } from '#core/news/ports.ts';
import type { Place, Standing } from '#core/ports.ts';
import type { Control, Doc } from '#core/talk/doc.ts';
import { openMemoryStore } from '#store/open.ts';
import { type DrivenClock, drivenClock } from './clock.ts';
import { createFakeFeeds, type FakeFeeds, type Site } from './fake-feeds.ts';
import { asked, type Newsroom, openNewsroom, place, wordsOf } from './newsroom.ts';

export type FeedRoom = {
  readonly newsroom: Newsroom;
  readonly clock: DrivenClock;
  readonly feeds: FakeFeeds;
  readonly wire: WireStore;
  say(text: string, who?: Who): Promise<Doc>;
  words(text: string, who?: Who): Promise<string>;
  /** Uses a control of an answer. */
  press(control: { readonly name: string; readonly value: string }, choice?: string): Promise<Doc>;
};

type Who = { readonly standing?: Standing; readonly at?: Place };

/** A desk that follows feeds of these addresses, and somebody who talks to it about them. */
export function openFeedRoom(
  sites: Readonly<Record<string, Site>> = {},
  settings: Partial<DeskOptions> = {},
): FeedRoom {
  const clock = drivenClock();
  const wire = openMemoryStore(clock).wire;
  const feeds = createFakeFeeds({ sites, wire, clock });
  const newsroom = openNewsroom({ clock, feeds, wire, ...settings });
  const say: FeedRoom['say'] = (text, { standing = 'member', at = place } = {}) =>
    newsroom.inbox.command(asked(standing, at), {
      kind: 'typed',
      text: `/newsdesk feeds ${text}`,
    });
  return {
    ...{ newsroom, clock, feeds, wire, say },
    words: async (...args) => wordsOf(await say(...args)),
    async press(action, choice) {
      const picked = choice === undefined ? {} : { choice };
      return (await newsroom.inbox.press({ ...asked(), action, ...picked })).doc;
    },
  };
}

export const controlsOf = ({ blocks }: Doc): readonly Control[] =>
  blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []));
