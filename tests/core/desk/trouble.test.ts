import { beforeEach, describe, expect, test } from 'vitest';
import { openMemoryStore } from '#store/open.ts';
import { hurriedClock } from '../../support/clock.ts';
import { asked, heard, type Newsroom, openNewsroom, wordsOf } from '../../support/newsroom.ts';

/** A store that can be read and takes nothing more, as on a full disk. */
function fullStore() {
  const opened = openMemoryStore(hurriedClock());
  const full = async () => {
    throw new Error('database or disk is full');
  };
  const closed = { set: full, delete: full };
  return {
    store: {
      ...opened.store,
      seen: { ...opened.store.seen, ...closed },
      places: { ...opened.store.places, ...closed },
      subscriptions: { ...opened.store.subscriptions, ...closed },
    },
    deliveries: { ...opened.deliveries, plan: full, claim: full, settle: full },
  };
}

describe('with a disk that is full', () => {
  let newsroom: Newsroom;
  beforeEach(() => {
    newsroom = openNewsroom(fullStore());
  });
  const say = (text: string) => newsroom.inbox.command(asked(), { kind: 'typed', text });

  test('/news answers all the same', async () => {
    expect(wordsOf(await say('/news'))).toContain('Quayside weighs selling');
  });

  test.each(['/newsdesk digest now', '/newsdesk digest set 08:30', '/newsdesk mentions off'])(
    '%s says that it failed, and nothing is posted that is not recorded',
    async (text) => {
      expect(wordsOf(await say(text))).toMatch(/Something went wrong at the desk/);
      expect(newsroom.posts).toEqual([]);
      expect(newsroom.log.lines.at(-1)).toMatchObject({ level: 'error' });
    },
  );

  test('a message gets no reply that could be given twice', async () => {
    expect(await newsroom.inbox.hear(heard('Tidewerk'))).toMatchObject({ because: 'not posted' });
    expect(newsroom.posts).toEqual([]);
  });
});
