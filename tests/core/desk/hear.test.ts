import { beforeEach, describe, expect, test } from 'vitest';
import {
  asked,
  heard,
  type Newsroom,
  openNewsroom,
  place,
  wordsOf,
} from '../../support/newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});

const hear = (text: string, more: Parameters<typeof heard>[1] = {}) =>
  newsroom.inbox.hear(heard(text, more));

describe('a message that names the subject of a headline', () => {
  test('is answered in its thread, with the headline and the reason', async () => {
    const message = heard('did you see the Tidewerk thing?');
    expect(await newsroom.inbox.hear(message)).toMatchObject({ kind: 'replied' });
    const [post] = newsroom.posts;
    expect(post?.place).toEqual({ ...place, thread: message.message });
    expect(wordsOf(post?.doc as never)).toMatch(
      /^Quayside weighs selling[\s\S]*Named here: Tidewerk/,
    );
  });

  test('inside a thread is answered in that thread', async () => {
    await hear('Tidewerk!', { place: { ...place, thread: 'root' } });
    expect(newsroom.posts[0]?.place.thread).toBe('root');
  });

  test('is answered once a day in a channel, whoever says it, and again the next local day', async () => {
    await hear('Tidewerk');
    expect(await hear('Tidewerk again')).toEqual({ kind: 'silent', because: 'told today' });
    await hear('Tidewerk', { place: { ...place, channel: 'C2' } });
    newsroom.clock.advance({ hours: 15 });
    await hear('Tidewerk');
    expect(newsroom.posts.map(({ key }) => key.split(':').slice(2).join(' '))).toEqual([
      expect.stringMatching(/^C1 mention \S+ 2026-11-22$/),
      expect.stringMatching(/^C2 mention \S+ 2026-11-22$/),
      expect.stringMatching(/^C1 mention \S+ 2026-11-23$/),
    ]);
  });

  test('delivered twice with one event id is heard once', async () => {
    const event = heard('Tidewerk');
    await newsroom.inbox.hear(event);
    expect(await newsroom.inbox.hear(event)).toEqual({ kind: 'silent', because: 'seen before' });
    expect(newsroom.posts).toHaveLength(1);
  });

  test('delivered twice at the same moment is posted once', async () => {
    const event = heard('Tidewerk');
    await Promise.all([newsroom.inbox.hear(event), newsroom.inbox.hear(event)]);
    expect(newsroom.posts).toHaveLength(1);
  });

  test('is left alone where mention replies are off, until they are on again', async () => {
    const say = (text: string) => newsroom.inbox.command(asked(), { kind: 'typed', text });
    expect(wordsOf(await say('/newsdesk mentions off'))).toMatch(/are off in this channel/);
    expect(await hear('Tidewerk')).toEqual({ kind: 'silent', because: 'mentions off' });
    expect(wordsOf(await say('/newsdesk mentions on'))).toMatch(/are on in this channel/);
    expect(await hear('Tidewerk')).toMatchObject({ kind: 'replied' });
  });

  test('is left alone everywhere where the operator said so', async () => {
    const quiet = openNewsroom({ mentions: 'off' });
    expect(await quiet.inbox.hear(heard('Tidewerk'))).toEqual({
      kind: 'silent',
      because: 'mentions off',
    });
    const answer = await quiet.inbox.command(asked(), {
      kind: 'typed',
      text: '/newsdesk mentions on',
    });
    expect(wordsOf(answer)).toMatch(/NEWSDESK_MENTIONS=off/);
  });
});

test('ordinary talk is left alone', async () => {
  expect(await hear('lunch at noon?')).toEqual({ kind: 'silent', because: 'no match' });
  expect(newsroom.posts).toHaveLength(0);
});

describe('somebody who calls the bot by name', () => {
  const addressed = { addressed: true };

  test('gets the headline every time', async () => {
    for (const _ of [1, 2])
      expect(await hear('Tidewerk?', addressed)).toMatchObject({ kind: 'replied' });
  });

  test('gets a search for words that are no name, and a hint where nothing is found', async () => {
    await hear('ferries', addressed);
    await hear('what is for lunch', addressed);
    expect(wordsOf(newsroom.posts[0]?.doc as never)).toMatch(/1 headline for “ferries”/);
    expect(wordsOf(newsroom.posts[1]?.doc as never)).toMatch(/Nothing in the news matches that/);
  });

  test('is answered even where mention replies are off', async () => {
    await newsroom.inbox.command(asked(), { kind: 'typed', text: '/newsdesk mentions off' });
    expect(await hear('Tidewerk', addressed)).toMatchObject({ kind: 'replied' });
  });
});

test('a reply that the platform refuses is silence, and a line for the operator without the words', async () => {
  newsroom.answerWith({ kind: 'refused', reason: 'not_in_channel' });
  expect(await hear('Tidewerk')).toEqual({ kind: 'silent', because: 'not posted' });
  expect(newsroom.log.lines).toMatchObject([{ level: 'warn', data: { reason: 'not_in_channel' } }]);
});
