import { beforeEach, describe, expect, test } from 'vitest';
import type { Asked } from '#core/ports.ts';
import { type DigestRig, headlines, openDigests, order } from '../../support/digest-rig.ts';
import {
  asked,
  heard,
  type Newsroom,
  openNewsroom,
  place,
  wordsOf,
} from '../../support/newsroom.ts';

const american = (): Asked => {
  const before = asked();
  return { ...before, person: { ...before.person, locale: async () => 'en-US' } };
};
const preview = { kind: 'typed', text: '/newsdesk digest preview' } as const;
const AMERICAN = /Sunday, November 22/;
const BRITISH = /Sunday 22 November/;

describe('the inbox', () => {
  let newsroom: Newsroom;
  beforeEach(() => {
    newsroom = openNewsroom();
  });
  const setEnglish = () =>
    newsroom.desk.channels.change(place, (before) => ({ ...before, language: 'en' }));

  test('answers each person as dates are written where they are', async () => {
    const { inbox } = newsroom;
    expect(wordsOf(await inbox.command(american(), preview))).toMatch(AMERICAN);
    expect(wordsOf(await inbox.command(asked(), preview))).toMatch(BRITISH);
  });

  test('gives adapters the sentences of whoever asks', async () => {
    expect((await newsroom.inbox.sentences(american())).locale).toBe('en-US');
  });

  test('posts a digest in the language of the place, else in that of whoever asked for it', async () => {
    const now = { kind: 'typed', text: '/newsdesk digest now' } as const;
    const there = { ...american(), locale: async () => 'en-AU' };
    await newsroom.inbox.command(there, now);
    expect(newsroom.posts.map(({ doc }) => doc.fallback)).toEqual([expect.stringMatching(BRITISH)]);
    const row = await newsroom.opened.deliveries.read(newsroom.posts[0]?.key as never);
    expect(row?.detail).toEqual({ locale: 'en-AU' });
  });

  test('asks for the language of a message only where there is an answer', async () => {
    let looks = 0;
    const locale = async () => {
      looks += 1;
      return 'en-US';
    };
    await newsroom.inbox.hear(heard('nothing of note', { locale }));
    expect(looks).toBe(0);
    await newsroom.inbox.hear(heard('did you see Tidewerk?', { locale }));
    expect(looks).toBe(1);
    const [row] = await newsroom.opened.deliveries.recent(
      { place },
      newsroom.clock.now().subtract({ hours: 1 }),
    );
    expect(row?.detail).toMatchObject({ locale: 'en-US' });
  });

  test('says hello once, in the language that the platform has for the channel', async () => {
    await setEnglish();
    await newsroom.inbox.arrive(place, async () => 'ja');
    await newsroom.inbox.arrive(place, () => Promise.reject(new Error('gone')));
    expect(newsroom.posts.map(({ doc }) => doc.fallback)).toEqual([
      expect.stringMatching(/^Hello, I am Newsdesk/),
    ]);
  });
});

describe('a digest', () => {
  let rig: DigestRig;
  beforeEach(() => {
    rig = openDigests();
    rig.publish(...headlines('Story one'));
  });
  const pass = async () => {
    await rig.pass({ hours: 2 });
    return rig.said.map(({ doc }) => doc.fallback);
  };

  test('comes in the language of whoever set it, after a restart as before', async () => {
    await rig.digests.set(american(), order());
    await rig.restarted().planAll();
    expect(await pass()).toEqual([expect.stringMatching(AMERICAN)]);
    expect(await rig.digests.localeOf(place)).toBe('en-US');
  });

  test('comes in the language of its channel where that has set one', async () => {
    await rig.digests.set({ ...american(), locale: async () => 'xx' }, order());
    await rig.store.places.set('slack:T1:C1', { language: 'en' });
    expect(await pass()).toEqual([expect.stringMatching(BRITISH)]);
  });
});
