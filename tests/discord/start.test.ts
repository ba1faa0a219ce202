import { afterEach, describe, expect, test } from 'vitest';
import { PlatformError } from '#core/errors.ts';
import { doc } from '#core/talk/doc.ts';
import { createDiscord } from '#discord/adapter.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { type DiscordServer, startDiscordServer } from '../support/discord-server.ts';
import { BOT, GENERAL, SERVER } from '../support/discord-world.ts';
import { recordingLog } from '../support/log.ts';
import { closeAll, closing, rigOf, serverOf } from './opened.ts';

afterEach(closeAll);

describe('a token that Discord does not accept', () => {
  test('is refused at the API with what to do about it, and is not repeated', async () => {
    const start = startAt(await serverOf({ token: 'the right one' }), 'a-wrong-token');
    await expect(start).rejects.toBeInstanceOf(PlatformError);
    await expect(start).rejects.toThrow(/DISCORD_TOKEN.*developers\/applications.*Reset Token/);
    await expect(start).rejects.not.toThrow(/a-wrong-token/);
  });

  test('is refused at the gateway in the same words', async () => {
    const start = startAt(await serverOf({ gatewayToken: 'another' }), 'token');
    await expect(start).rejects.toThrow(/DISCORD_TOKEN.*Reset Token/);
  });

  function startAt({ apiUrl }: DiscordServer, token: string): Promise<void> {
    const platform = createDiscord({ token, apiUrl, commands: [], log: recordingLog() });
    closing.push({ close: () => platform.stop() });
    return platform.start(createRecordingInbox(), new AbortController().signal);
  }
});

test('a Discord that cannot be reached is said to be so', async () => {
  const server = await startDiscordServer();
  await server.close();
  const { apiUrl } = server;
  const platform = createDiscord({ token: 'token', apiUrl, commands: [], log: recordingLog() });
  const start = platform.start(createRecordingInbox(), new AbortController().signal);
  await expect(start).rejects.toThrow(/could not be reached \(ECONNREFUSED\).*DISCORD_API_URL/);
});

test('a start that is called off ends at once', async () => {
  const server = await serverOf();
  const never = Promise.withResolvers<void>();
  server.failNext(/gateway\/bot/, { after: never.promise });
  const { apiUrl } = server;
  const platform = createDiscord({ token: 'token', apiUrl, commands: [], log: recordingLog() });
  const calling = new AbortController();
  const start = platform.start(createRecordingInbox(), calling.signal);
  calling.abort(new Error('called off'));
  await expect(start).rejects.toThrow('called off');
  never.resolve();
});

describe('without the Message Content intent', () => {
  test('the bot says once how to switch it on, and connects without it', async () => {
    const { server, log } = await rigOf({ server: { content: 'off' } });
    const warnings = log.lines.filter(({ level }) => level === 'warn');
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /hears only those that mention it.*Bot, switch on Message Content Intent/,
      ),
    ]);
    // Guilds, GuildMessages, DirectMessages; the first time with MessageContent.
    expect(server.gateway.identified.map(({ intents }) => intents)).toEqual([
      1 + 512 + 4096 + 32_768,
      1 + 512 + 4096,
    ]);
  });

  test('it hears messages that mention it, and no others', async () => {
    const { server, inbox } = await rigOf({ server: { content: 'off' } });
    const heard = inbox.nextHeard();
    server.say('did you see the Foxconn thing?');
    server.say(`<@${BOT}> Foxconn`);
    expect(await heard).toMatchObject({ text: 'Foxconn', addressed: true });
    expect(inbox.heard).toHaveLength(1);
  });
});

describe('with shards of its own', () => {
  const SHARD = Number((BigInt(SERVER) >> 22n) % 3n);
  const others = [0, 1, 2].filter((each) => each !== SHARD);

  test('the bot connects those, and hears the servers in them', async () => {
    const { server, inbox } = await rigOf({ adapter: { shards: { ids: [SHARD], count: 3 } } });
    expect(server.gateway.identified).toMatchObject([{ shard: [SHARD, 3] }]);
    const heard = inbox.nextHeard();
    server.say('Foxconn');
    expect(await heard).toMatchObject({ text: 'Foxconn' });
  });

  test('it posts to servers in others all the same', async () => {
    const shards = { ids: others.slice(0, 1), count: 3 };
    const { server, platform } = await rigOf({ adapter: { shards } });
    const place = { platform: 'discord', workspace: SERVER, channel: GENERAL } as const;
    const posted = await platform.post(place, doc('x'), 'key' as never);
    expect(posted).toEqual({ kind: 'sent', ref: server.posts()[0]?.id });
    const since = Temporal.Now.instant();
    expect(await platform.find(place, 'key' as never, since)).toMatchObject({ kind: 'found' });
  });
});

test('a connection that breaks is taken up again, and what was said meanwhile is heard', async () => {
  const { server, inbox } = await rigOf();
  const heard = inbox.nextHeard();
  server.gateway.disconnect(4000);
  server.say('Foxconn, while you were away');
  expect(await heard).toMatchObject({ text: 'Foxconn, while you were away' });
  expect(server.gateway.resumed()).toBe(1);
});

describe('a connection that Discord closes for good', () => {
  test('because of the intents is opened again without message content', async () => {
    const { server, log } = await rigOf();
    server.gateway.disconnect(4014);
    expect(await server.identified(2)).toBe(1 + 512 + 4096);
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'warn' }));
  });

  test('because of the token is a line that says what to do', async () => {
    const rig = await rigOf();
    const said = Promise.withResolvers<string>();
    rig.log.error = (_, message) => said.resolve(message);
    rig.server.gateway.disconnect(4004);
    expect(await said.promise).toMatch(/DISCORD_TOKEN.*Reset Token/);
  });
});

test('an invitation to another server is a place to say hello', async () => {
  const { server, inbox } = await rigOf();
  const arrival = inbox.nextArrival();
  server.join('200000000000000777', '300000000000000777');
  expect(await arrival).toEqual({
    platform: 'discord',
    workspace: '200000000000000777',
    channel: '300000000000000777',
  });
});

describe('stopping', () => {
  test('lets an answer under way reach the person', async () => {
    const answer = Promise.withResolvers<ReturnType<typeof doc>>();
    const asked = Promise.withResolvers<void>();
    const rig = await rigOf({
      answers: {
        command: () => {
          asked.resolve();
          return answer.promise;
        },
      },
    });
    const seen = rig.server.command(['news']);
    await asked.promise;
    const stopped = rig.platform.stop();
    answer.resolve(doc('Late but whole'));
    await stopped;
    expect(JSON.stringify((await seen).data)).toContain('Late but whole');
  });

  test('a platform that has stopped posts, edits and finds nothing, and is to be asked again', async () => {
    const { platform, server } = await rigOf();
    await platform.stop();
    const place = { platform: 'discord', workspace: '1', channel: '2' } as const;
    const draft = { doc: doc('x'), key: 'key' as never };
    const refused = { kind: 'refused', reason: 'not started', retryAfter: 30 };
    expect(await platform.post(place, draft.doc, draft.key)).toEqual(refused);
    expect(await platform.edit(place, '1', draft)).toEqual(refused);
    expect(await platform.find(place, draft.key, Temporal.Now.instant())).toEqual({
      ...refused,
      kind: 'later',
    });
    expect(server.posts()).toEqual([]);
  });
});

test('a token that is refused while the bot runs is said once, and later posts are refused', async () => {
  const { platform, server, log } = await rigOf();
  server.failNext(/^POST \/channels/, { status: 401 });
  const place = { platform: 'discord', workspace: '1', channel: '300000000000000001' } as const;
  const post = () => platform.post(place, doc('x'), 'key' as never);
  expect([await post(), await post()]).toEqual([
    { kind: 'refused', reason: '401' },
    { kind: 'refused', reason: '401' },
  ]);
  const errors = log.lines.filter(({ level }) => level === 'error');
  expect(errors).toMatchObject([{ message: expect.stringContaining('Reset Token') }]);
});
