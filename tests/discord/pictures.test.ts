import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { afterEach, describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import { withoutPictures } from '#core/talk/pictured.ts';
import { toDiscordAnswer, toDiscordChange, toDiscordEdit, toDiscordPost } from '#discord/render.ts';
import type { Failure } from '../support/discord-answers.ts';
import { type DiscordRig, startDiscordRig } from '../support/discord-rig.ts';
import { GENERAL, type Permission, SERVER } from '../support/discord-world.ts';
import { picturedDoc } from '../support/pictures.ts';

const NEWS = picturedDoc();
const WORDS = withoutPictures(NEWS);
const KEY = 'discord:1:2:digest:daily:2026-11-22' as DeliveryKey;
const CHANNEL: Place = { platform: 'discord', workspace: SERVER, channel: GENERAL };
const FORUM: Place = { ...CHANNEL, channel: '310000000000000015' };
const POST = /^POST \/channels\/\d+\/messages$/;
const PICTURE = 'picture-1.png';

let rig: DiscordRig;
afterEach(async () => {
  expect(rig.server.problems).toEqual([]);
  await rig.close();
});

const open = async (denied: readonly Permission[] = []): Promise<void> => {
  const server = { denied, channels: { [FORUM.channel]: { type: 15 } } } as const;
  rig = await startDiscordRig({ server, answers: { command: async () => NEWS } });
};
const post = (place = CHANNEL) => rig.platform.post(place, NEWS, KEY);
const edit = (ref: string, doc = NEWS) => rig.platform.edit(CHANNEL, ref, { doc, key: KEY });
const sent = (posted: object): string => ('ref' in posted ? String(posted.ref) : 'not sent');
const lastFiles = () => Object.keys(rig.server.requests.at(-1)?.files ?? {});
/** Bodies of what was posted, as far as the picture shapes them. */
const shown = () => rig.server.posts().map(({ body }) => JSON.stringify(body).includes(PICTURE));

describe('a picture', () => {
  test('goes with its post in one request, and says what it shows', async () => {
    await open();
    expect(await post()).toMatchObject({ kind: 'sent' });
    const [request] = rig.server.requests.filter(({ path }) => path.endsWith('/messages'));
    expect(request?.body).toEqual(toDiscordPost(NEWS, KEY));
    expect(Object.keys(request?.files ?? {})).toEqual([PICTURE]);
    expect(JSON.stringify(request?.body)).toContain('"description":"Nissan weighs');
    expect(shown()).toEqual([true]);
  });

  test('goes also where another version of the HTTP client has become the default of all', async () => {
    await open();
    const before = getGlobalDispatcher();
    setGlobalDispatcher(new Agent());
    try {
      expect(await post()).toMatchObject({ kind: 'sent' });
    } finally {
      setGlobalDispatcher(before);
    }
    expect(shown()).toEqual([true]);
  });

  test('begins a forum’s thread', async () => {
    await open();
    expect(await post(FORUM)).toMatchObject({ kind: 'sent' });
    expect(lastFiles()).toEqual([PICTURE]);
  });

  test('stays when its post is edited, and goes when it is not there any more', async () => {
    await open();
    const ref = sent(await post());
    expect(await edit(ref)).toEqual({ kind: 'sent', ref });
    expect(rig.server.requests.at(-1)?.body).toEqual(toDiscordEdit(NEWS, KEY));
    expect(lastFiles()).toEqual([PICTURE]);
    expect(await edit(ref, WORDS)).toEqual({ kind: 'sent', ref });
    expect(rig.server.requests.at(-1)?.body).toMatchObject({ attachments: [] });
    expect(shown()).toEqual([false]);
  });

  test('goes with an answer, with one that comes late, and with what a button brings', async () => {
    await open();
    const { data } = await rig.server.command(['news']);
    expect(data).toEqual(toDiscordAnswer(NEWS).data);
    expect(lastFiles()).toEqual([PICTURE]);
    await rig.close();
    rig = await startDiscordRig({
      adapter: { patience: { wait: () => Promise.resolve() } },
      answers: {
        command: () => new Promise((resolve) => setImmediate(() => resolve(NEWS))),
        press: async () => ({ kind: 'share', doc: NEWS }),
      },
    });
    const late = await rig.server.command(['news']);
    expect(late).toMatchObject({ type: 5, data: toDiscordChange(NEWS) });
    await rig.server.press('news.share:');
    expect(lastFiles()).toEqual([PICTURE]);
  });
});

describe('a post whose picture is refused', () => {
  test('is made without it where the bot may not attach files', async () => {
    await open(['AttachFiles']);
    expect(await post()).toMatchObject({ kind: 'sent' });
    expect(shown()).toEqual([false]);
    expect([...rig.server.postsByNonce().values()]).toEqual([1]);
    expect(rig.server.requests.at(-1)?.body).toEqual(toDiscordPost(WORDS, KEY));
  });

  test.each<[string, Failure]>([
    ['too large', { status: 413, code: 40_005 }],
    ['too large for whoever stands before Discord', { status: 413 }],
    ['explicit', { status: 400, code: 20_009 }],
    ['invalid', { status: 400, code: 50_035 }],
  ])('is made once without it where it is %s', async (_, how) => {
    await open();
    rig.server.failNext(POST, how);
    expect(await post()).toMatchObject({ kind: 'sent' });
    expect(shown()).toEqual([false]);
  });

  test('is refused where it may not be made at all', async () => {
    await open(['SendMessages']);
    expect(await post()).toEqual({ kind: 'refused', reason: '50013' });
    expect(rig.server.posts()).toEqual([]);
  });

  test('is made without it in a forum as well', async () => {
    await open(['AttachFiles']);
    expect(await post(FORUM)).toMatchObject({ kind: 'sent' });
    expect(shown()).toEqual([false]);
  });

  test('is left for later where there are too many requests, and not tried a second time', async () => {
    await open();
    rig.server.failNext(POST, { status: 429, retryAfter: 9 });
    expect(await post()).toMatchObject({ kind: 'refused', retryAfter: 9 });
    expect(rig.server.requests.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(1);
  });
});

test.each(['lose', 'take-and-cut', { status: 502 }] as const)(
  'a post with a picture whose outcome nobody knows (%j) is not followed by another',
  async (how) => {
    await open();
    rig.server.failNext(POST, how);
    expect(await post()).toMatchObject({ kind: 'unknown' });
    expect(rig.server.requests.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(1);
    expect(rig.server.posts()).toHaveLength(how === 'take-and-cut' ? 1 : 0);
  },
);

test('an edit and an answer whose picture is refused are made without it', async () => {
  await open();
  const ref = sent(await post());
  rig.server.failNext(/^PATCH/, { status: 400, code: 50_035 });
  expect(await edit(ref)).toEqual({ kind: 'sent', ref });
  expect(shown()).toEqual([false]);
  rig.server.failNext(/callback$/, { status: 403, code: 50_013 });
  const { data } = await rig.server.command(['news']);
  expect(data).toEqual(toDiscordAnswer(WORDS).data);
});
