import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeFolder, startProcess } from '../support/bot-process.ts';
import { startSlackServer } from '../support/slack-server.ts';
import { startWebServer } from '../support/web-server.ts';
import { slackOverHttp, startAsker } from './asker.ts';
import { type Figure, milliseconds, percentile } from './figures.ts';

const ASKED = 150;
const EVERY = 50;
/** As much as a feed may have, and what a parser that backtracks never ends with. */
const HARD = {
  '/long': `<rss version="2.0"><channel>${'<item><title>Report</title><link>https://a.test/1</link><description>What there is to say of it.</description></item>'.repeat(110_000)}</channel></rss>`,
  '/deep': `<rss><channel>${'<a>'.repeat(100_000)}`,
  '/open': `<rss><channel><item><title>${'<'.repeat(1_000_000)}`,
} as const;

/** Signed `/news` commands while feeds that are hard to read are fetched and read. */
export async function measureAcksBesideFeed(): Promise<readonly Figure[]> {
  const [slack, web, asker] = await Promise.all([
    startSlackServer(),
    startWebServer(),
    startAsker(),
  ]);
  for (const [path, body] of Object.entries(HARD)) web.put(path, { body });
  const folder = makeFolder();
  const outlines = Object.keys(HARD).map((path) => `<outline xmlUrl="${web.url(path)}"/>`);
  writeFileSync(join(folder, 'hard.opml'), `<opml><body>${outlines.join('')}</body></opml>`);
  const environment = {
    ...slackOverHttp(slack.url),
    ...{ NEWSDESK_FEEDS: './hard.opml', NEWSDESK_PRIVATE_FEEDS: '127.0.0.1' },
  };
  const bot = startProcess({ folder, environment });
  try {
    const { port } = await bot.line('slack listens');
    await web.asked(1);
    const acks: number[] = [];
    for (let count = 0; count < ASKED; count += 1) {
      acks.push((await asker.ask(port)).ack);
      await setTimeout(EVERY);
    }
    const found = `${milliseconds(percentile(acks, 99))}, ${milliseconds(Math.max(...acks))}`;
    return [{ what: 'ack beside hard feeds, p99 and slowest', found, reach: '< 100 ms' }];
  } finally {
    await bot.stop();
    await Promise.all([slack.close(), web.close(), asker.close()]);
  }
}
