import { afterAll, afterEach, expect, test } from 'vitest';
import { type BotProcess, removeFolders, startProcess, type } from '../support/bot-process.ts';
import { startDiscordServer } from '../support/discord-server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(removeFolders);

function start(environment: Readonly<Record<string, string>>): BotProcess {
  const bot = startProcess({ environment });
  closing.push(bot.stop);
  return bot;
}

const WATCHED = { PREVIEW_PORT: '0', METRICS_PORT: '0' };

async function ask(bot: BotProcess, path: string): Promise<Response> {
  const { url } = await bot.line('metrics served');
  return fetch(new URL(path, String(url)));
}

test('a bot that runs is well, and counts what it does, and nothing of what was said', async () => {
  const bot = start(WATCHED);
  await type(bot, '/news');
  await type(bot, 'did you see the Foxconn thing?');
  const health = await ask(bot, '/healthz');
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({ ready: true, platforms: { preview: true } });
  const text = await (await ask(bot, '/metrics')).text();
  const preview = 'platform="preview"';
  // The page shows what both platforms would: each asks for itself.
  expect(text).toContain(`newsdesk_answer_seconds_count{${preview},by="command",command="news"} 2`);
  expect(text).toContain(`newsdesk_messages_total{${preview},outcome="replied"} 2`);
  expect(text).toContain(`newsdesk_deliveries_total{${preview},kind="mention",outcome="sent"} 2`);
  expect(text).toContain('newsdesk_jobs_waiting{kind="deliver"} 0');
  expect(text).toMatch(/newsdesk_build_info\{version="\d+\.\d+\.\d+",node="v26\.[^"]+"\} 1/);
  expect(text).not.toMatch(/foxconn/i);
  expect(await bot.stop()).toBe(0);
});

test('a platform that could not start keeps it from being ready, and the rest runs', async () => {
  const discord = await startDiscordServer();
  closing.push(discord.close);
  const bot = start({ ...WATCHED, DISCORD_TOKEN: 'wrong-token', DISCORD_API_URL: discord.apiUrl });
  await bot.line('ready');
  const health = await ask(bot, '/healthz');
  expect(health.status).toBe(503);
  const text = await health.text();
  expect(JSON.parse(text)).toMatchObject({
    ...{ live: true, ready: false, store: true },
    platforms: { preview: true, discord: false },
  });
  expect(text).not.toContain('wrong-token');
  expect(await (await ask(bot, '/metrics')).text()).toContain('newsdesk_up{part="discord"} 0');
});

test('a port that is taken is a line in the log, and the bot runs unwatched', async () => {
  const first = start(WATCHED);
  const { url } = await first.line('metrics served');
  const second = start({ ...WATCHED, METRICS_PORT: new URL(String(url)).port });
  expect(await second.line('metrics not served')).toMatchObject({
    why: expect.stringContaining('METRICS_PORT'),
  });
  expect(await type(second, '/news')).toContain('Nissan');
});
