import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDiscordServer } from '../support/discord-server.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../support/slack-wire.ts';
import { type Figure, seconds, timed } from './figures.ts';

const run = promisify(execFile);

/** What a newcomer waits for: a clone, its packages, the start, and `/news` answered on both platforms. */
export async function measureFreshClone(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-clone-'));
  const [slack, discord] = await Promise.all([startSlackServer(), startDiscordServer()]);
  const tokens = {
    ...{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.url },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
  };
  let bot: ChildProcess | undefined;
  try {
    const installed = await timed(async () => {
      await run('git', ['clone', '--quiet', process.cwd(), folder]);
      await run('npm', ['ci'], { cwd: folder });
    });
    const answered = await timed(async () => {
      bot = start(folder, tokens);
      await saysReady(bot);
      await Promise.all([slack.command('/news'), discord.command(['news'])]);
    });
    return [
      { what: 'clone and npm ci', found: seconds(installed), reach: '' },
      {
        what: 'from a fresh clone to the first /news on both platforms',
        found: seconds(installed + answered),
        reach: '< 60 s',
      },
    ];
  } finally {
    if (bot !== undefined) await end(bot);
    await Promise.all([slack.close(), discord.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

const start = (folder: string, tokens: Readonly<Record<string, string>>): ChildProcess =>
  spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, ...tokens },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });

async function saysReady({ stdout }: ChildProcess): Promise<void> {
  let said = '';
  for await (const chunk of stdout ?? []) {
    said += String(chunk);
    if (said.includes('"ready"')) return;
  }
  throw new Error('the bot ended before it was ready');
}

async function end(bot: ChildProcess): Promise<void> {
  process.kill(-(bot.pid ?? 0), 'SIGTERM');
  await once(bot, 'close');
}
