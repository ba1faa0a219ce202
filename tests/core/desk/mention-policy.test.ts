import { beforeEach, describe, expect, test } from 'vitest';
import { REPLY_LIMITS } from '#core/desk/mention-policy.ts';
import type { Verdict } from '#core/desk/silence.ts';
import type { Heard, Place } from '#core/ports.ts';
import type { Action } from '#core/talk/doc.ts';
import { asked, heard, type Newsroom, openNewsroom, place } from '../../support/newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});

const quiet = (because: string): Verdict => ({ kind: 'silent', because }) as Verdict;
const hear = (text: string, more: Partial<Heard> = {}, room: Pick<Newsroom, 'inbox'> = newsroom) =>
  room.inbox.hear(heard(text, more));
const type = (text: string, at: Place = place) =>
  newsroom.inbox.command(asked('member', at), { kind: 'typed', text: `/newsdesk ${text}` });
const later = (duration: Temporal.DurationLike) => newsroom.clock.advance(duration);
/** Another company each time, and every second one in a thread of its own. */
const hearMany = async (from: number, count: number): Promise<readonly Verdict[]> => {
  const verdicts: Verdict[] = [];
  for (let number = from; number < from + count; number += 1) {
    verdicts.push(await hear(`BrineCo${number}`));
    later({ minutes: 2 });
  }
  return verdicts;
};

describe('the pauses', () => {
  test('are a minute in a channel, an hour in a thread, and six replies an hour', () => {
    expect(REPLY_LIMITS).toEqual({ channelPause: 60_000, threadPause: 3_600_000, hourly: 6 });
  });

  test('of a channel begin with each reply, whoever speaks and in whichever thread', async () => {
    expect(await hear('BrineCo1')).toMatchObject({ kind: 'replied' });
    later({ seconds: 50 });
    expect(await hear('BrineCo2', { person: 'U2' })).toEqual(quiet('cooling down'));
    expect(await hear('BrineCo2', { place: { ...place, thread: 't' } })).toEqual(
      quiet('cooling down'),
    );
    later({ seconds: 11 });
    expect(await hear('BrineCo2')).toMatchObject({ kind: 'replied' });
  });

  test('hold no other channel', async () => {
    await hear('BrineCo1');
    expect(await hear('BrineCo1', { place: { ...place, channel: 'C2' } })).toMatchObject({
      kind: 'replied',
    });
  });

  test('of a thread are longer, and hold no other thread', async () => {
    const thread = { message: 'root' };
    await hear('BrineCo1', thread);
    later({ minutes: 59 });
    expect(await hear('BrineCo2', thread)).toEqual(quiet('cooling down'));
    expect(await hear('BrineCo2')).toMatchObject({ kind: 'replied' });
    later({ minutes: 2 });
    expect(await hear('BrineCo3', thread)).toMatchObject({ kind: 'replied' });
  });

  test('can be set otherwise', async () => {
    newsroom = openNewsroom({ limits: { channelPause: 0, threadPause: 0, hourly: 2 } });
    expect(await hear('BrineCo1', { message: 'm' })).toMatchObject({ kind: 'replied' });
    expect(await hear('BrineCo2', { message: 'm' })).toMatchObject({ kind: 'replied' });
    expect(await hear('BrineCo3', { message: 'm' })).toEqual(quiet('budget spent'));
  });

  test('are not counted where a person tries out what the bot does', async () => {
    newsroom = openNewsroom();
    for (const platform of ['preview', 'terminal'] as const) {
      newsroom.desk.join({ ...TAKES_ALL, name: platform });
      for (let number = 1; number < 9; number += 1)
        expect(
          await hear(`BrineCo${number}`, { place: { ...place, platform }, message: 'm' }),
        ).toMatchObject({ kind: 'replied' });
      expect(await hear('BrineCo1', { place: { ...place, platform } })).toEqual(
        quiet('told today'),
      );
    }
  });
});

const TAKES_ALL = {
  start: async () => undefined,
  stop: async () => undefined,
  find: async () => ({ kind: 'absent' }) as const,
  edit: async (_place: Place, ref: string) => ({ kind: 'sent', ref }) as const,
  post: async () => ({ kind: 'sent', ref: '1' }) as const,
};

describe('the budget of an hour', () => {
  test('is six replies in a channel, and comes back as they get old', async () => {
    for (const verdict of await hearMany(1, 6)) expect(verdict).toMatchObject({ kind: 'replied' });
    expect(await hear('BrineCo7')).toEqual(quiet('budget spent'));
    expect(await hear('BrineCo7', { place: { ...place, channel: 'C2' } })).toMatchObject({
      kind: 'replied',
    });
    later({ minutes: 48 });
    expect(await hear('BrineCo7')).toMatchObject({ kind: 'replied' });
    later({ minutes: 1 });
    expect(await hear('BrineCo8')).toEqual(quiet('budget spent'));
  });

  test('and the pauses are still known after a restart, and in another process', async () => {
    await hearMany(1, 5);
    await hear('BrineCo6');
    const second = newsroom.again();
    expect(await hear('BrineCo7', {}, second)).toEqual(quiet('cooling down'));
    later({ minutes: 2 });
    expect(await hear('BrineCo7', {}, second)).toEqual(quiet('budget spent'));
  });

  test('is not spent by answers to those who call the bot by name', async () => {
    for (let number = 1; number < 10; number += 1)
      await hear(`BrineCo${number}`, { addressed: true, message: 'm' });
    expect(newsroom.posts).toHaveLength(9);
    expect(await hear('Tidewerk')).toMatchObject({ kind: 'replied' });
  });

  test('is kept by silence where so much was asked that nobody can count it', async () => {
    for (let number = 0; number < 50; number += 1) await hear('ferries', { addressed: true });
    expect(await hear('Tidewerk')).toEqual(quiet('budget spent'));
  });

  test('is not spent by a reply that the platform refused', async () => {
    newsroom.answerWith({ kind: 'refused', reason: 'not_in_channel' });
    await hear('BrineCo1');
    newsroom.answerWith({ kind: 'sent', ref: '1' });
    expect(await hear('BrineCo2')).toMatchObject({ kind: 'replied' });
  });
});

describe('one story', () => {
  test('is told today before anything else is said of it', async () => {
    await hear('Tidewerk');
    expect(await hear('Tidewerk')).toEqual(quiet('told today'));
  });

  test('has the day of the zone that the channel’s digest has', async () => {
    await type('digest set 08:30 Pacific/Auckland');
    await hear('Tidewerk');
    expect(newsroom.posts[0]?.key).toMatch(/:2026-11-22$/);
    // 08:00 UTC is 21:00 there.
    later({ hours: 3, minutes: 1 });
    expect(await hear('Tidewerk')).toMatchObject({ kind: 'replied' });
    expect(newsroom.posts[1]?.key).toMatch(/:2026-11-23$/);
  });

  test('is told once by two processes that hear of it at the same moment', async () => {
    newsroom = openNewsroom({ limits: { channelPause: 0, threadPause: 0 } });
    const others = [newsroom, newsroom.again(), newsroom.again()];
    const verdicts = await Promise.all(others.map((room) => hear('Tidewerk', {}, room)));
    expect(verdicts.filter(({ kind }) => kind === 'replied')).toHaveLength(1);
    expect(newsroom.posts).toHaveLength(1);
  });

  test('said twice at the same moment in one process gets one reply and one pause', async () => {
    const verdicts = await Promise.all([hear('BrineCo1'), hear('BrineCo2'), hear('BrineCo3')]);
    expect(verdicts.map(({ kind }) => kind).sort()).toEqual(['replied', 'silent', 'silent']);
  });

  test('is not told in the thread under a digest that has it, and is in any other', async () => {
    await type('digest now');
    // The harbour’s ten stories: the lead and its headlines.
    const under = { message: 'ref-1' };
    expect(await hear('Tidewerk', under)).toEqual(quiet('told in thread'));
    expect(await hear('Tidewerk', { place: { ...place, thread: 'ref-1' } })).toEqual(
      quiet('told in thread'),
    );
    expect(await hear('Tidewerk')).toMatchObject({ kind: 'replied' });
  });

  test('is not told to whoever answers a digest that has it, without a thread', async () => {
    await type('digest now');
    expect(await hear('Tidewerk', { answers: 'ref-1' })).toEqual(quiet('told in thread'));
    expect(await hear('Tidewerk', { answers: 'ref-9' })).toMatchObject({ kind: 'replied' });
  });

  test('is not told in a thread that it was shared to, whoever shared it', async () => {
    const thread = { ...place, thread: 'root' };
    const share = (action: Action) => newsroom.inbox.press({ ...asked('guest', thread), action });
    await share({ name: 'news.share', value: '1:' });
    expect(await hear('Tidewerk', { place: thread })).toEqual(quiet('told in thread'));
    expect(await hear('BrineCo2', { message: 'root' })).toEqual(quiet('told in thread'));
    // The first page has the lead and six more.
    expect(await hear('BrineCo8', { place: thread })).toMatchObject({ kind: 'replied' });
    const id = newsroom.desk.news(place).items().at(-1)?.id;
    await share({ name: 'news.share-article', value: `1:${id}` });
    expect(await hear('BrineCo9', { place: thread })).toEqual(quiet('told in thread'));
    expect(await hear('Tidewerk', { place: { ...thread, thread: 'other' } })).toEqual(
      quiet('cooling down'),
    );
  });

  test('is not told again in a thread where it was a reply, on whichever day', async () => {
    const thread = { message: 'root' };
    await hear('Tidewerk', thread);
    await hear('BrineCo1', { message: 'other', addressed: true });
    later({ hours: 48 });
    expect(await hear('Tidewerk', thread)).toEqual(quiet('told in thread'));
    expect(await hear('BrineCo1', { message: 'other' })).toEqual(quiet('told in thread'));
    expect(await hear('Tidewerk')).toMatchObject({ kind: 'replied' });
  });
});
