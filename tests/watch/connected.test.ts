import { afterEach, expect, test, vi } from 'vitest';
import type { ListeningPlatform } from '#core/ports.ts';
import { createDiscord } from '#discord/adapter.ts';
import { createPreview } from '#preview/server.ts';
import { createSlack } from '#slack/adapter.ts';
import type { SlackConnection } from '#slack/connection.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { startDiscordServer } from '../support/discord-server.ts';
import { recordingLog } from '../support/log.ts';
import { HTTP, SOCKET } from '../support/slack-room.ts';
import { startSlackServer } from '../support/slack-server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const start = (platform: ListeningPlatform): Promise<void> => {
  closing.push(platform.stop);
  return platform.start(createRecordingInbox(), new AbortController().signal);
};

const common = () => ({ commands: [], log: recordingLog() });

async function slackBy(connection: SlackConnection) {
  const server = await startSlackServer();
  closing.push(server.close);
  return { server, slack: createSlack({ connection, apiUrl: server.url, ...common() }) };
}

async function openDiscord() {
  const server = await startDiscordServer();
  closing.push(server.close);
  const { token, apiUrl } = server;
  return { server, discord: createDiscord({ token, apiUrl, ...common() }) };
}

const openPreview = () =>
  createPreview({ host: '127.0.0.1', port: 0, hosts: [], log: recordingLog() }).platform;

test.each<[string, () => Promise<ListeningPlatform>]>([
  ['Slack by socket', async () => (await slackBy(SOCKET)).slack],
  ['Slack by HTTP', async () => (await slackBy(HTTP)).slack],
  ['Discord', async () => (await openDiscord()).discord],
  ['the preview page', async () => openPreview()],
])('%s is connected from its start to its stop', async (_name, open) => {
  const platform = await open();
  expect(platform.isConnected()).toBe(false);
  await start(platform);
  expect(platform.isConnected()).toBe(true);
  await platform.stop();
  expect(platform.isConnected()).toBe(false);
});

test('a Slack whose start failed is not connected', async () => {
  const { slack } = await slackBy({ ...SOCKET, botToken: 'xoxb-wrong' });
  await expect(start(slack)).rejects.toThrow('SLACK_BOT_TOKEN');
  expect(slack.isConnected()).toBe(false);
});

test('Slack is not connected while its socket is broken, and then it is again', async () => {
  const { server, slack } = await slackBy(SOCKET);
  await start(slack);
  server.next('apps.connections.open', 'lose');
  server.drop();
  await vi.waitUntil(() => !slack.isConnected());
  await vi.waitUntil(() => slack.isConnected(), { timeout: 10_000 });
});

test('Discord is not connected once its gateway has closed for good', async () => {
  const { server, discord } = await openDiscord();
  await start(discord);
  server.gateway.disconnect(4004);
  await vi.waitUntil(() => !discord.isConnected());
});

test('Discord is not connected while its gateway is broken, and then it is again', async () => {
  const { server, discord } = await openDiscord();
  await start(discord);
  server.gateway.disconnect(4000);
  await vi.waitUntil(() => !discord.isConnected(), { interval: 1 });
  await vi.waitUntil(() => discord.isConnected(), { timeout: 10_000 });
});
