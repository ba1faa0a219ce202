import { startProcess } from '../support/bot-process.ts';
import { startDiscordServer } from '../support/discord-server.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../support/slack-wire.ts';
import { type Figure, milliseconds, timed } from './figures.ts';
import { megabytes, memoryOf } from './process-memory.ts';
import { seedFolder, toSubscription } from './seed.ts';

const SUBSCRIPTIONS = 10_000;

/** The whole bot on both platforms, idle, with 10,000 digests set. */
export async function measureFootprint(): Promise<readonly Figure[]> {
  const [slack, discord] = await Promise.all([startSlackServer(), startDiscordServer()]);
  const folder = await seedFolder(async ({ store }) => {
    for (let index = 0; index < SUBSCRIPTIONS; index += 1) {
      const place = { platform: 'slack', workspace: 'T1', channel: `C${index}` } as const;
      void store.subscriptions.set(`s${index}`, toSubscription(`s${index}`, place));
    }
    await store.subscriptions.get('s0');
  });
  const environment = {
    ...{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.url },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    LOG_LEVEL: 'debug',
  };
  const first = startProcess({ folder, environment });
  await first.line('digests planned');
  await first.stop();
  const bot = startProcess({ folder, environment });
  const ready = await timed(() => bot.line('ready'));
  await bot.line('digests planned');
  const memory = memoryOf(bot.pid).now;
  await bot.stop();
  await Promise.all([slack.close(), discord.close()]);
  return [
    { what: 'ready with 10,000 digests', found: milliseconds(ready), reach: '< 2 s' },
    {
      what: 'memory with 10,000 digests, idle',
      found: megabytes(memory),
      reach: '< 200 MB',
    },
  ];
}
