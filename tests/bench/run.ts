import { removeFolders } from '../support/bot-process.ts';
import { measureAcks } from './acks.ts';
import { measureAcksBesideFeed } from './acks-beside-feed.ts';
import { measureAcksInFanOut } from './acks-in-fan-out.ts';
import { measureArchive } from './archive.ts';
import { measureArchiveInBot } from './archive-in-bot.ts';
import { measureAway } from './away.ts';
import { measureDiscordFanOut } from './fan-out.ts';
import { measureSlackFanOut } from './fan-out-slack.ts';
import { toTable } from './figures.ts';
import { measureFootprint } from './footprint.ts';
import { measureFreshClone } from './fresh-clone.ts';
import { measureKeywords } from './keywords.ts';
import { measureMentions } from './mentions.ts';
import { measurePictures } from './pictures.ts';
import { measurePolling } from './polling.ts';
import { measureRecovery } from './recovery.ts';
import { measureSearch } from './search.ts';
import { measureStart } from './start.ts';
import { measureStore } from './store.ts';
import { measureStories } from './stories.ts';
import { measureSummaries } from './summaries.ts';
import { measureTrends } from './trends.ts';
import { measureTwoProcesses } from './two-processes.ts';
import { measureWire } from './wire.ts';

/** Each measures by itself, one after the other: side by side they would measure each other. */
const benches = {
  'fresh clone': measureFreshClone,
  start: measureStart,
  acks: measureAcks,
  store: measureStore,
  footprint: measureFootprint,
  stories: measureStories,
  'fan-out to Discord': measureDiscordFanOut,
  'fan-out to Slack': measureSlackFanOut,
  'acks during fan-out': measureAcksInFanOut,
  'two processes': measureTwoProcesses,
  keywords: measureKeywords,
  recovery: measureRecovery,
  'Postgres away': measureAway,
  polling: measurePolling,
  'acks beside hard feeds': measureAcksBesideFeed,
  mentions: measureMentions,
  search: measureSearch,
  archive: measureArchive,
  'archive in the bot': measureArchiveInBot,
  summaries: measureSummaries,
  wire: measureWire,
  pictures: measurePictures,
  trends: measureTrends,
};

const wanted = process.argv.slice(2);
const names = Object.keys(benches).filter((name) => wanted.length === 0 || wanted.includes(name));
for (const name of names) {
  const figures = await benches[name as keyof typeof benches]();
  process.stdout.write(`\n## ${name}\n\n${toTable(figures)}\n`);
}
removeFolders();
