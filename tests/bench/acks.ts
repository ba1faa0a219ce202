import { startProcess } from '../support/bot-process.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { BOT_TOKEN, SIGNING_SECRET, toRequest, toSlashCommand } from '../support/slack-wire.ts';
import { type Figure, median, milliseconds, timed } from './figures.ts';

const ONE_BY_ONE = 200;
const AT_ONCE = 200;

/** A signed `/news` over HTTP to the running bot, until it is acknowledged. */
export async function measureAcks(): Promise<readonly Figure[]> {
  const slack = await startSlackServer();
  const bot = startProcess({
    environment: {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.url,
      SLACK_PORT: '0',
    },
  });
  const { port } = await bot.line('slack listens');
  await bot.line('ready');
  const ask = () => timed(() => askNews(`http://127.0.0.1:${port}/slack/events`, slack.url));
  try {
    const alone: number[] = [];
    for (let count = 0; count < ONE_BY_ONE; count += 1) alone.push(await ask());
    const together = await Promise.all(Array.from({ length: AT_ONCE }, ask));
    return [
      { what: 'ack of /news, median', found: milliseconds(median(alone)), reach: '< 50 ms' },
      {
        what: `slowest ack with ${AT_ONCE} in flight`,
        found: milliseconds(Math.max(...together)),
        reach: '< 1 s',
      },
    ];
  } finally {
    await bot.stop();
    await slack.close();
  }
}

/** A signed `/news`, until it is acknowledged; Slack answers at `answerTo`. */
export async function askNews(url: string, answerTo: string): Promise<void> {
  const command = toSlashCommand('/news', new URL('/response/bench', answerTo).href);
  const response = await fetch(url, toRequest(command, SIGNING_SECRET));
  if (response.status !== 200) throw new Error(`/news was answered with ${response.status}`);
  await response.arrayBuffer();
}
