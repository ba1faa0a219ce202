import { FolderInUseError } from '#store/owner.ts';
import { StoreError } from '#store/store-error.ts';
import { type Bot, startBot } from './bot.ts';
import { type Config, loadEnvironment, readConfig } from './config.ts';
import { createLog } from './log.ts';

/** SIGTERM ends the process within 5 s, whatever hangs. */
const LAST_MOMENT = 4_500;

/** For whoever started it: plain lines, beside the log. */
const say = (...lines: readonly string[]): void =>
  void process.stderr.write(`${lines.join('\n')}\n`);

const read = readConfig(loadEnvironment());
if (read.kind === 'mistakes') {
  say('Newsdesk cannot start with these settings (environment or .env):');
  say(...read.mistakes.map((mistake) => `  - ${mistake}`));
  process.exit(1);
}
const { config } = read;
const log = createLog(config.logLevel);
const bot = await startBot(config, log).catch((error: unknown) => {
  if (error instanceof FolderInUseError || error instanceof StoreError)
    say(`Newsdesk cannot start: ${error.message}.`);
  else log.fatal({ err: error }, 'not started');
  process.exit(1);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(bot, signal));
if (bot.running.length === 0 && !canWork(config, bot)) {
  say('Nothing could be started; the log above says why.');
  await bot.stop();
  process.exit(1);
}
log.info({ running: bot.running, postsTo: bot.postsTo, url: bot.url }, 'ready');
if (bot.url !== undefined && process.stdout.isTTY) say(`Newsdesk is ready: open ${bot.url}`);

/** A process that hears nobody may still post what is due. */
function canWork({ roles }: Config, { postsTo }: Bot): boolean {
  return roles.includes('worker') && postsTo.length > 0;
}

function stop(running: Bot, signal: string): void {
  log.info({ signal }, 'stopping');
  // It keeps the process alive till then: one that waits for what never comes has not stopped well.
  setTimeout(() => process.exit(1), LAST_MOMENT);
  void running.stop().then(() => {
    log.info({}, 'stopped');
    process.exit(0);
  });
}
