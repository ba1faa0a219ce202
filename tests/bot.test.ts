import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import {
  type BotProcess,
  makeFolder,
  removeFolders,
  startProcess,
  type,
} from './support/bot-process.ts';
import { startDiscordServer } from './support/discord-server.ts';
import { startSlackServer } from './support/slack-server.ts';
import { APP_TOKEN, BOT_TOKEN } from './support/slack-wire.ts';

const running: BotProcess[] = [];
const closing: (() => Promise<void>)[] = [];

function start(...[options]: Parameters<typeof startProcess>): BotProcess {
  const bot = startProcess(options);
  running.push(bot);
  return bot;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((bot) => bot.stop()));
  await Promise.all(closing.splice(0).map((close) => close()));
});
afterAll(removeFolders);

const PREVIEW = { PREVIEW_PORT: '0' };

describe('a first start with no token', () => {
  test('serves the page, answers, and ends on SIGTERM with nothing cut off', async () => {
    const bot = start({ environment: PREVIEW });
    expect(await bot.line('ready')).toMatchObject({ running: ['preview'] });
    expect(await type(bot, '/news')).toContain('Nissan');
    expect(await type(bot, 'did you see the Foxconn thing?')).toContain('Named here: Foxconn');
    expect(await bot.stop()).toBe(0);
    expect(bot.lines.at(-1)?.msg, JSON.stringify(bot.lines)).toBe('stopped');
    expect(existsSync(join(bot.folder, 'data', 'newsdesk.sqlite'))).toBe(true);
  });

  test('remembers what a channel was told to be over a restart', async () => {
    const first = start({ environment: PREVIEW });
    await type(first, '/newsdesk mentions off');
    await first.stop();
    const second = start({ environment: PREVIEW, folder: first.folder });
    expect(await type(second, 'Foxconn')).toBe('[]');
  });

  test('keeps a digest that was set over a restart, with its next run', async () => {
    const first = start({ environment: PREVIEW });
    expect(await type(first, '/newsdesk digest set 08:30 weekdays Europe/Rome')).toContain(
      'is set',
    );
    await first.stop();
    const second = start({ environment: PREVIEW, folder: first.folder });
    const shown = await type(second, '/newsdesk digest show');
    expect(shown).toMatch(/weekdays at 08:30 \(Europe\/Rome\)/);
    expect(shown).toContain('Next');
  });

  test('says kindly that the folder is empty, and serves what is dropped into it', async () => {
    const folder = makeFolder();
    const editions = join(folder, 'content', 'editions');
    const page = readFileSync(join(editions, '2026-11-22-nissan-foxconn.md'));
    rmSync(join(editions, '2026-11-22-nissan-foxconn.md'));
    const bot = start({ environment: PREVIEW, folder });
    expect(await type(bot, '/news')).toContain('There is no news on the desk yet.');
    writeFileSync(join(editions, 'dropped.md'), page);
    await vi.waitUntil(async () => (await type(bot, '/news')).includes('Nissan'), {
      timeout: 5_000,
    });
    writeFileSync(join(editions, 'dropped.md'), '---\nbroken');
    expect(await bot.line('edition cannot be read')).toMatchObject({ line: 1 });
    expect(await type(bot, '/news')).toContain('Nissan');
  });
});

describe('a start that cannot be', () => {
  test('names every mistake in the settings at once', async () => {
    const environment = {
      SLACK_BOT_TOKEN: 'xoxb-secret',
      PREVIEW_PORT: 'x',
      DATABASE_URL: 'mysql://u:secret@h/d',
    };
    const bot = start({ environment });
    expect(await bot.ended).toBe(1);
    for (const name of Object.keys(environment)) expect(bot.said()).toContain(name);
    expect(bot.said()).not.toContain('secret');
  });

  test('on a folder that another process has names that process', async () => {
    const first = start({ environment: PREVIEW });
    await first.line('ready');
    const second = start({ environment: PREVIEW, folder: first.folder });
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/another Newsdesk is using this folder \(process \d+/);
  });

  test('with nothing but a wrong token says which one, and ends', async () => {
    const discord = await startDiscordServer();
    closing.push(discord.close);
    const bot = start({
      environment: { DISCORD_TOKEN: 'wrong-token', DISCORD_API_URL: discord.apiUrl },
    });
    expect(await bot.ended).toBe(1);
    expect(bot.lines).toContainEqual(
      expect.objectContaining({
        platform: 'discord',
        why: expect.stringContaining('DISCORD_TOKEN'),
      }),
    );
    expect(JSON.stringify(bot.lines) + bot.said()).not.toContain('wrong-token');
  });
});

describe('both platforms in one process', () => {
  test('answer side by side, and each carries the same news', async () => {
    const [slack, discord] = await Promise.all([startSlackServer(), startDiscordServer()]);
    closing.push(slack.close, discord.close);
    const bot = start({
      environment: {
        ...{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.url },
        ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
      },
    });
    expect(await bot.line('ready')).toMatchObject({ running: ['slack', 'discord'] });
    const answers = await Promise.all([slack.command('/news'), discord.command(['news'])]);
    for (const answer of answers) expect(JSON.stringify(answer)).toContain('Nissan weighs');
    await slack.say({ text: 'did you see the Foxconn thing?' });
    discord.say('did you see the Foxconn thing?');
    const [reply] = await discord.posted(1);
    expect(JSON.stringify(reply)).toContain('Named here: **Foxconn**');
    await vi.waitUntil(() => slack.posts().length === 1);
    expect(slack.posts()[0]).toMatchObject({
      thread_ts: expect.any(String),
      metadata: expect.any(Object),
    });
    expect(discord.problems).toEqual([]);
    expect(await bot.stop()).toBe(0);
    expect(JSON.stringify(bot.lines)).not.toMatch(/xoxb|xapp|Foxconn/);
  });

  test('a wrong token on one is a plain line, and the other works', async () => {
    const [slack, discord] = await Promise.all([startSlackServer(), startDiscordServer()]);
    closing.push(slack.close, discord.close);
    const bot = start({
      environment: {
        ...{ SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.url },
        ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
      },
    });
    expect(await bot.line('ready')).toMatchObject({ running: ['discord'] });
    expect(await bot.line('platform not started')).toMatchObject({
      platform: 'slack',
      why: expect.stringContaining('SLACK_BOT_TOKEN'),
    });
    expect(JSON.stringify(await discord.command(['news']))).toContain('Nissan weighs');
  });
});
