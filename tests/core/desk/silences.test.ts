import { beforeEach, describe, expect, test } from 'vitest';
import { MOST_SILENCES } from '#core/journal.ts';
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
const say = (text: string) =>
  newsroom.inbox.command(asked(), { kind: 'typed', text: `/newsdesk mentions ${text}` });
const silences = (at = place) =>
  newsroom.opened.journal.read(
    { place: at, kind: 'silence' },
    Temporal.Instant.fromEpochMilliseconds(0),
  );
const reasons = async () => (await silences()).map(({ facts }) => facts.because);

describe('why a headline was not told is noted', () => {
  test('with the channel, the headline and its story, and nothing of who said what', async () => {
    await say('off');
    const thread = { ...place, thread: '17.1' };
    await hear('Tidewerk is what Ada whispered', { place: thread, person: 'U77' });
    const [item] = newsroom.desk.news(place).find('Tidewerk').items;
    const entries = await silences();
    expect(entries).toEqual([
      {
        kind: 'silence',
        place,
        at: newsroom.clock.now(),
        facts: {
          item: item?.id,
          story: newsroom.desk.news(place).storyOf(item?.id ?? ''),
          because: 'mentions off',
        },
      },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/U77|Ada|whispered|17\.1|event-/);
  });

  test.each([
    ['mentions off', async () => say('off')],
    ['muted', async () => say('mute tidewerk')],
    ['opted out', async () => say('optout')],
    ['cooling down', async () => hear('BrineCo1')],
    ['told today', async () => told({ hours: 2 })],
    ['budget spent', async () => tellMany()],
  ] as const)('%s', async (because, prepare) => {
    await prepare();
    expect(await hear('Tidewerk')).toEqual({ kind: 'silent', because });
    expect((await reasons())[0]).toBe(because);
  });

  test('told in thread', async () => {
    const message = heard('Tidewerk');
    await newsroom.inbox.hear(message);
    await hear('Tidewerk', { place: { ...place, thread: message.message } });
    expect(await reasons()).toEqual(['told in thread']);
  });

  async function told(since: Temporal.DurationLike): Promise<void> {
    await hear('Tidewerk');
    newsroom.clock.advance(since);
  }

  async function tellMany(): Promise<void> {
    newsroom = openNewsroom({ limits: { hourly: 1, channelPause: 0 } });
    await hear('BrineCo1');
  }
});

describe('is not noted', () => {
  test('what names no headline, is answered, or was heard before', async () => {
    await hear('nothing to see here');
    const message = heard('Tidewerk');
    for (const _ of [1, 2]) await newsroom.inbox.hear(message);
    await hear('lunch?', { addressed: true });
    expect(await silences()).toEqual([]);
  });

  test('what the platform did not take, of which there is a delivery', async () => {
    newsroom.answerWith({ kind: 'refused', reason: 'not_in_channel' });
    expect(await hear('Tidewerk')).toEqual({ kind: 'silent', because: 'not posted' });
    expect(await silences()).toEqual([]);
  });
});

test('a busy channel has so many, and no more; a quiet one beside it keeps its own', async () => {
  await say('off');
  await hear('Tidewerk', { place: { ...place, channel: 'C2' } });
  await newsroom.inbox.command(asked('member', { ...place, channel: 'C2' }), {
    kind: 'typed',
    text: '/newsdesk mentions off',
  });
  await hear('Tidewerk', { place: { ...place, channel: 'C2' } });
  for (let count = 0; count < MOST_SILENCES + 20; count += 1) await hear('Tidewerk');
  expect(await silences()).toHaveLength(MOST_SILENCES);
  expect(await silences({ ...place, channel: 'C2' })).toHaveLength(1);
});

test('a journal that cannot be written keeps nobody from hearing', async () => {
  const note = () => Promise.reject(new Error('disk full'));
  newsroom = openNewsroom({ journal: { ...newsroom.opened.journal, note } });
  await say('mute gold');
  expect(wordsOf(await say('off'))).toMatch(/are off/);
  expect(await hear('Tidewerk')).toEqual({ kind: 'silent', because: 'mentions off' });
  expect(newsroom.log.lines.map(({ level }) => level)).toEqual(['warn']);
});
