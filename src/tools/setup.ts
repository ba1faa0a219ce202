import { join } from 'node:path';
import { parse } from 'dotenv';
import { readConfig } from '../config.ts';
import type { Environment } from '../variables.ts';
import { createAsker } from './asker.ts';
import { AnswersEnded, createDialog, type Dialog, type Values } from './dialog.ts';
import { readEnvFile, setValues, writeEnvFile } from './env-file.ts';
import type { Finding } from './findings.ts';
import { toManifestText } from './manifest.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

const INTRO = `This asks for the tokens of Slack and Discord, checks each, and writes them to .env.
Nothing is written before the end; Ctrl-C leaves everything as it is.
`;

const SLACK_STEPS = `
1. Open https://api.slack.com/apps?new_app=1, choose "From a manifest" and your workspace, and paste this:

${toManifestText()}

2. Create the app, and under Install App install it in the workspace.
`;

const HTTP_STEP = `
For HTTP, paste under App Manifest what this prints with your own public address, and save:
  npm run -s desk -- manifest --url https://news.example.org/slack/events
`;

const DISCORD_STEPS = `
1. Open https://discord.com/developers/applications and make a New Application.
2. Under Bot, switch on Message Content Intent, so that the bot hears messages, and save.
3. Under Installation, tick User Install and Guild Install, and save.
4. Under Bot, press Reset Token and copy the token.
`;

/** Walks through both platforms and writes what was settled. */
export async function setup(bench: Bench): Promise<ExitCode> {
  readOptions(bench.words, {});
  const path = join(bench.folder, '.env');
  const text = await readEnvFile(path);
  const existing = parse(text);
  const asker = createAsker(bench.input, bench.output);
  const dialog = createDialog(asker, existing);
  try {
    asker.tell(INTRO);
    const slack = await setUpSlack(dialog, bench.environment);
    const discord = await setUpDiscord(dialog, bench.environment);
    const changed = Object.entries({ ...slack, ...discord }).filter(
      ([name, value]) => (existing[name] ?? '') !== value,
    );
    if (changed.length === 0) asker.tell('\nNothing to write: .env stays as it is.');
    else {
      await writeEnvFile(path, setValues(text, Object.fromEntries(changed)));
      asker.tell(farewell(changed, existing, bench.environment));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof AnswersEnded)) throw error;
    bench.notes.write('\nnewsdesk: the answers ended before the questions; nothing was written\n');
    return 1;
  } finally {
    asker.close();
  }
}

async function setUpSlack(dialog: Dialog, environment: Environment): Promise<Values> {
  if (!(await dialog.confirm('Set up Slack?'))) return {};
  dialog.tell(SLACK_STEPS);
  const values = await dialog.settle({
    ask: () => askSlack(dialog),
    async check(given) {
      const mistakes = mistakesIn(given);
      if (mistakes.length > 0) return mistakes;
      const { checkSlackTokens } = await import('#slack/check.ts');
      dialog.tell('Asking Slack …');
      return checkSlackTokens({
        botToken: given.SLACK_BOT_TOKEN ?? '',
        appToken: given.SLACK_APP_TOKEN || undefined,
        apiUrl: environment.SLACK_API_URL?.trim() || undefined,
      });
    },
  });
  if (values === undefined) dialog.tell('Slack is left out.');
  return values ?? {};
}

async function askSlack(dialog: Dialog): Promise<Values | undefined> {
  const bot = await dialog.askSecret(
    'SLACK_BOT_TOKEN',
    'Bot User OAuth Token (xoxb-…), under OAuth & Permissions',
  );
  if (bot === '') return undefined;
  const app = await dialog.askSecret(
    'SLACK_APP_TOKEN',
    'App-level token (xapp-…) with connections:write, under Basic Information; Enter for HTTP instead',
  );
  if (app !== '') return { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app };
  const secret = await dialog.askSecret(
    'SLACK_SIGNING_SECRET',
    'Signing Secret, under Basic Information',
  );
  if (secret === '') return undefined;
  dialog.tell(HTTP_STEP);
  // Where both are set, Socket Mode is used.
  return { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret, SLACK_APP_TOKEN: '' };
}

async function setUpDiscord(dialog: Dialog, environment: Environment): Promise<Values> {
  dialog.tell('');
  if (!(await dialog.confirm('Set up Discord?'))) return {};
  dialog.tell(DISCORD_STEPS);
  const values = await dialog.settle({
    async ask() {
      const token = await dialog.askSecret('DISCORD_TOKEN', 'Token');
      return token === '' ? undefined : { DISCORD_TOKEN: token };
    },
    async check(given) {
      const mistakes = mistakesIn(given);
      if (mistakes.length > 0) return mistakes;
      const { checkDiscordToken } = await import('#discord/check.ts');
      dialog.tell('Asking Discord …');
      const apiUrl = environment.DISCORD_API_URL?.trim() || undefined;
      const checked = await checkDiscordToken({ token: given.DISCORD_TOKEN ?? '', apiUrl });
      if (checked.inviteUrl !== undefined)
        dialog.tell(`To add the bot to a server, open:\n${checked.inviteUrl}`);
      if (checked.personalUrl !== undefined)
        dialog.tell(`To use it yourself wherever you are, open:\n${checked.personalUrl}`);
      return checked.findings;
    },
  });
  if (values === undefined) dialog.tell('Discord is left out.');
  return values ?? {};
}

/** What can be seen without asking anybody: swapped tokens, stray blanks. */
function mistakesIn(values: Values): readonly Finding[] {
  const read = readConfig(values);
  return read.kind === 'mistakes' ? read.mistakes.map((what) => ({ ok: false, what })) : [];
}

type Change = readonly [name: string, value: string];

function farewell(changed: readonly Change[], existing: Values, environment: Environment): string {
  const names = changed.map(([name]) => name);
  const outside = changed
    .filter(([name, value]) => environment[name] && environment[name] !== value)
    .map(([name]) => name)
    .filter((name) => environment[name] !== existing[name]);
  const warning = outside.map(
    (name) => `${name} is also set in the environment, which goes before .env: unset it there.`,
  );
  return ['', `.env now holds ${names.join(', ')}.`, ...warning, 'Start the bot: npm start'].join(
    '\n',
  );
}
