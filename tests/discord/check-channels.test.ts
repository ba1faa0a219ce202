import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { checkDiscordChannels, type DiscordChannel } from '#discord/check-channels.ts';
import { checkDiscordGateway } from '#discord/check-gateway.ts';
import {
  type DiscordServer,
  type DiscordServerOptions,
  startDiscordServer,
} from '../support/discord-server.ts';
import { BOT, GENERAL, SERVER } from '../support/discord-world.ts';

let server: DiscordServer;
afterEach(() => server.close());

const start = async (options: DiscordServerOptions = {}) => {
  server = await startDiscordServer(options);
  return { apiUrl: server.apiUrl, token: 'token' };
};
const inGeneral: DiscordChannel = { server: SERVER, id: GENERAL, digests: new Set(['channel']) };
const check = async (options: DiscordServerOptions, channel: Partial<DiscordChannel> = {}) =>
  checkDiscordChannels([{ ...inGeneral, ...channel }], await start(options));
const closed = (...overwrites: readonly object[]): DiscordServerOptions => ({
  channels: { [OTHER]: { type: 0, overwrites: overwrites as readonly Record<string, unknown>[] } },
});
const OTHER = '300000000000000009';
const SEND = PermissionFlagsBits.SendMessages.toString();

test('a channel where the bot may do everything can be posted to, and nothing is posted', async () => {
  expect(await check({})).toEqual([{ ok: true, what: '#general in Newsroom can be posted to' }]);
  expect(server.requests.every(({ method }) => method === 'GET')).toBe(true);
});

test('what the bot lacks is named, with where to give it', async () => {
  expect(await check({ denied: ['SendMessages', 'ReadMessageHistory'] })).toEqual([
    {
      ok: false,
      what: '#general in Newsroom: the bot lacks Send Messages, Read Message History',
      fix: expect.stringContaining('Permissions: Send Messages, Read Message History'),
    },
  ]);
});

test('what only makes its answers worse is bearable', async () => {
  expect(await check({ denied: ['CreatePublicThreads'] })).toMatchObject([{ bearable: true }]);
});

test('a digest in a thread needs another permission than one in a channel', async () => {
  const denied = ['SendMessagesInThreads'] as const;
  const [inChannel] = await check({ denied });
  await server.close();
  const [inThread] = await check({ denied }, { digests: new Set(['thread']) });
  expect(inChannel).toHaveProperty('bearable', true);
  expect(inThread).not.toHaveProperty('bearable');
});

test('a channel that is closed to everyone is closed to the bot', async () => {
  const deny = { id: SERVER, type: 0, allow: '0', deny: SEND };
  const [finding] = await check(closed(deny), { id: OTHER });
  expect(finding?.what).toContain('lacks Send Messages');
});

test('a channel that is closed to everyone and opened to the bot can be posted to', async () => {
  const deny = { id: SERVER, type: 0, allow: '0', deny: SEND };
  const allow = { id: BOT, type: 1, allow: SEND, deny: '0' };
  expect(await check(closed(allow, deny), { id: OTHER })).toMatchObject([{ ok: true }]);
});

test('a channel that was deleted is gone', async () => {
  expect(await check({}, { id: OTHER })).toMatchObject([
    { ok: false, what: `#${OTHER} in Newsroom is gone` },
  ]);
});

test('a server without the bot is named, with the way in', async () => {
  expect(await check({}, { server: '200000000000000077' })).toMatchObject([
    { ok: false, fix: expect.stringContaining('invite') },
  ]);
});

test('a wrong token is said to be wrong, once', async () => {
  const { apiUrl } = await start();
  const findings = await checkDiscordChannels([inGeneral, { ...inGeneral, id: OTHER }], {
    ...{ apiUrl, token: 'a-wrong-token' },
  });
  expect(findings).toMatchObject([{ ok: false, fix: expect.stringContaining('Reset Token') }]);
  expect(JSON.stringify(findings)).not.toContain('a-wrong-token');
});

test('the gateway says hello, and no start of the bot is used up', async () => {
  expect(await checkDiscordGateway(await start())).toEqual({
    ok: true,
    what: 'Discord’s gateway says hello',
  });
  expect(server.gateway.identified).toEqual([]);
});

test('a gateway that nobody leads to is said to be so', async () => {
  const asking = await start();
  server.failNext(/gateway/, 'lose');
  expect(await checkDiscordGateway(asking)).toMatchObject({ ok: false });
});
