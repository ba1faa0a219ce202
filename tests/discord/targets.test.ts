import { afterEach, describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Place } from '#core/ports.ts';
import { doc, heading, text } from '#core/talk/doc.ts';
import { type DiscordRig, startDiscordRig } from '../support/discord-rig.ts';
import { DIRECT, GENERAL, HERMIT, PERSON, SERVER } from '../support/discord-world.ts';

const KEY = 'discord:1:2:digest:morning:2026-11-22' as DeliveryKey;
const OTHER = 'discord:1:2:digest:morning:2026-11-23' as DeliveryKey;
const DIGEST = doc('Digest', heading('Morning digest, 22 November'), text('Foxconn.'));
const LATER = doc('Digest', heading('Morning digest, 22 November'), text('Foxconn, and Nissan.'));
const REST = doc('Digest', heading('More of the digest'), text('Words.'));
const FORUM = '310000000000000015';
const TAGGED = '310000000000000016';
const NEWS = '310000000000000005';
const CHANNELS = {
  [FORUM]: { type: 15 },
  [TAGGED]: { type: 15, requiresTag: true },
  [NEWS]: { type: 5 },
} as const;

let rig: DiscordRig;
const at = (channel: string): Place => ({ platform: 'discord', workspace: SERVER, channel });
const since = (): Temporal.Instant => Temporal.Now.instant().subtract({ seconds: 1 });
const show = (index: number) => JSON.stringify(rig.server.posts()[index]?.body);

/** `apart`: another process hears the server, and discord.js knows none of its channels. */
async function open(how: 'together' | 'apart' = 'together'): Promise<void> {
  const shard = Number((BigInt(SERVER) >> 22n) % 2n);
  const ids = [how === 'together' ? shard : 1 - shard];
  rig = await startDiscordRig({
    server: { channels: CHANNELS },
    adapter: { shards: { ids, count: 2 } },
  });
}

afterEach(async () => {
  expect(rig.server.problems).toEqual([]);
  await rig.close();
});

describe.each(['together', 'apart'] as const)('a forum, heard %s', (how) => {
  test('gets a digest as a new thread that is named after it', async () => {
    await open(how);
    const posted = await rig.platform.post(at(FORUM), DIGEST, KEY);
    const [post, ...others] = rig.server.posts();
    expect(others).toEqual([]);
    expect(posted).toEqual({ kind: 'sent', ref: post?.id });
    expect(post?.channel).toBe(post?.id);
    const { body } = await rig.server.requested(new RegExp(`${FORUM}/threads$`));
    expect(body).toMatchObject({ name: 'Morning digest, 22 November' });
    expect(body.message).not.toHaveProperty('nonce');
  });

  test('gets the rest of it in that thread', async () => {
    await open(how);
    const posted = await rig.platform.post(at(FORUM), DIGEST, KEY);
    const thread = posted.kind === 'sent' ? posted.ref : '';
    await rig.platform.post({ ...at(FORUM), thread }, REST, OTHER);
    expect(rig.server.posts()[1]).toMatchObject({ channel: thread });
  });

  test('is searched by its threads, the quiet ones too', async () => {
    await open(how);
    const posted = await rig.platform.post(at(FORUM), DIGEST, KEY);
    const ref = posted.kind === 'sent' ? posted.ref : '';
    expect(await rig.platform.find(at(FORUM), KEY, since())).toEqual({ kind: 'found', ref });
    rig.server.archive(ref);
    expect(await rig.platform.find(at(FORUM), KEY, since())).toEqual({ kind: 'found', ref });
    expect(await rig.platform.find(at(FORUM), OTHER, since())).toEqual({ kind: 'absent' });
  });

  test('with many quiet threads is searched as far back as the post can be', async () => {
    await open(how);
    const look = () => rig.platform.find(at(FORUM), KEY, since());
    rig.server.fillForum(FORUM, 101, '2026-01-01T00:00:00+00:00');
    expect(await look()).toEqual({ kind: 'absent' });
    rig.server.fillForum(FORUM, 100, new Date().toISOString());
    expect(await look()).toEqual({ kind: 'unreadable', reason: 'too many threads since' });
  });

  test('is never posted to twice because a look at its threads failed', async () => {
    await open(how);
    rig.server.failNext(/threads$/, 'take-and-cut');
    expect(await rig.platform.post(at(FORUM), DIGEST, KEY)).toMatchObject({ kind: 'unknown' });
    rig.server.failNext(/active$/, { status: 403, code: 50_001 });
    expect(await rig.platform.find(at(FORUM), KEY, since())).toEqual({
      kind: 'unreadable',
      reason: '50001',
    });
  });

  test('shows an edit in the place of what it had', async () => {
    await open(how);
    const posted = await rig.platform.post(at(FORUM), DIGEST, KEY);
    const ref = posted.kind === 'sent' ? posted.ref : '';
    const draft = { doc: LATER, key: KEY };
    expect(await rig.platform.edit(at(FORUM), ref, draft)).toEqual(posted);
    expect(show(0)).toContain('and Nissan');
  });

  test('that wants a tag on every post refuses by its code', async () => {
    await open(how);
    const posted = await rig.platform.post(at(TAGGED), DIGEST, KEY);
    expect(posted).toEqual({ kind: 'refused', reason: '40067' });
  });
});

describe.each(['together', 'apart'] as const)('a channel, heard %s', (how) => {
  test('for announcements takes a digest, and a thread under it takes the rest', async () => {
    await open(how);
    const posted = await rig.platform.post(at(NEWS), DIGEST, KEY);
    const thread = posted.kind === 'sent' ? posted.ref : '';
    await rig.platform.post({ ...at(NEWS), thread }, REST, OTHER);
    expect(rig.server.posts().map(({ channel }) => channel)).toEqual([NEWS, thread]);
    expect(await rig.platform.find({ ...at(NEWS), thread }, OTHER, since())).toMatchObject({
      kind: 'found',
    });
  });

  test('that is a thread takes a digest, and an edit of it', async () => {
    await open(how);
    const thread = rig.server.openThread();
    const place = { ...at(GENERAL), thread };
    const posted = await rig.platform.post(place, DIGEST, KEY);
    expect(rig.server.posts()).toMatchObject([{ channel: thread }]);
    const ref = posted.kind === 'sent' ? posted.ref : '';
    expect(await rig.platform.edit(place, ref, { doc: LATER, key: KEY })).toEqual(posted);
    expect(show(0)).toContain('and Nissan');
  });

  test('in which nothing was ever said is not taken for one that has no post of ours', async () => {
    await open(how);
    const found = await rig.platform.find(at(NEWS), KEY, since().subtract({ minutes: 5 }));
    expect(found.kind).toBe(how === 'together' ? 'absent' : 'unreadable');
  });

  test('in which others spoke has no post of ours', async () => {
    await open(how);
    rig.server.say('hello');
    const long = since().subtract({ minutes: 5 });
    expect(await rig.platform.find(at(GENERAL), KEY, long)).toEqual({ kind: 'absent' });
  });
});

describe('a person', () => {
  const person = (id: string): Place => ({
    platform: 'discord',
    workspace: SERVER,
    channel: `@${id}`,
    direct: true,
  });

  test('is written to in a conversation that is opened for it', async () => {
    await open();
    const posted = await rig.platform.post(person(PERSON), DIGEST, KEY);
    expect(rig.server.posts()).toMatchObject([{ channel: DIRECT }]);
    const ref = posted.kind === 'sent' ? posted.ref : '';
    const draft = { doc: LATER, key: KEY };
    expect(await rig.platform.edit(person(PERSON), ref, draft)).toEqual(posted);
  });

  test('who takes no messages refuses them', async () => {
    await open();
    const posted = await rig.platform.post(person(HERMIT), DIGEST, KEY);
    expect(posted).toEqual({ kind: 'refused', reason: '50007' });
  });
});

test('an edit of somebody else\u2019s message is refused and not tried elsewhere', async () => {
  await open();
  const ref = rig.server.say('hello');
  const edited = await rig.platform.edit(at(GENERAL), ref, { doc: LATER, key: KEY });
  expect(edited).toEqual({ kind: 'refused', reason: '50005' });
});
