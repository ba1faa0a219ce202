import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BOT_SCOPES } from '#slack/manifest.ts';
import { readEnvFile } from '../../src/tools/env-file.ts';
import { run } from './bench.ts';

const BOT = 'xoxb-right';
const APP = 'xapp-right';
const DISCORD = 'right.discord.token';

type Reply = { readonly status?: number; readonly scopes?: string; readonly body: object };

let server: Server;
let folder: string;
let environment: Record<string, string>;
let asked: string[];

/** Both platforms, as far as they can be asked whom a token belongs to. */
function answer(path: string, { authorization = '' }: IncomingHttpHeaders): Reply {
  const [, token = ''] = authorization.split(' ');
  const scopes = BOT_SCOPES.join(',');
  if (path === '/slack/auth.test' && token === BOT)
    return { scopes, body: { ok: true, user: 'newsdesk', team: 'Acme', bot_id: 'B1' } };
  if (path === '/slack/apps.connections.open' && token === APP)
    return { body: { ok: true, url: 'wss://127.0.0.1/' } };
  if (path.startsWith('/slack/')) return { body: { ok: false, error: 'invalid_auth' } };
  if (path === '/discord/v10/applications/@me' && token === DISCORD)
    return { body: { id: '123456789012345678', name: 'Newsdesk', flags: 1 << 19 } };
  return { status: 401, body: { message: '401: Unauthorized', code: 0 } };
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const { status = 200, scopes, body } = answer(path, request.headers);
    const granted = scopes === undefined ? {} : { 'x-oauth-scopes': scopes };
    response.writeHead(status, { 'content-type': 'application/json', ...granted });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  environment = { SLACK_API_URL: `${origin}/slack/`, DISCORD_API_URL: `${origin}/discord` };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsdesk-setup-'));
  asked = [];
});

const setup = (answers: readonly string[], more: Record<string, string> = {}) =>
  run(['setup'], {
    input: answers.map((line) => `${line}\n`).join(''),
    environment: { ...environment, ...more },
    folder,
  });
const envFile = () => readEnvFile(join(folder, '.env'));

test('right tokens for both platforms are checked and written', async () => {
  const { code, output } = await setup(['', BOT, APP, 'y', DISCORD]);
  expect(await envFile()).toBe(
    `SLACK_BOT_TOKEN=${BOT}\nSLACK_APP_TOKEN=${APP}\nDISCORD_TOKEN=${DISCORD}\n`,
  );
  expect(output).toContain('ok      SLACK_BOT_TOKEN is newsdesk in Acme');
  expect(output).toContain('ok      SLACK_APP_TOKEN opens connections');
  expect(output).toContain('"bot_events"');
  expect(output).toMatch(/server, open:\n\S*client_id=123456789012345678&scope=bot\S*\n/);
  expect(output).toMatch(/yourself wherever you are, open:\n\S*client_id=123456789012345678\S*\n/);
  expect(output).toContain('.env now holds SLACK_BOT_TOKEN, SLACK_APP_TOKEN, DISCORD_TOKEN.');
  expect(code).toBe(0);
});

test('a wrong token is said to be wrong, with what to do, and can be given again', async () => {
  const { output } = await setup(['', 'xoxb-wrong', APP, 'other', BOT, APP, 'n']);
  expect(output).toMatch(
    /not ok {2}Slack refused SLACK_BOT_TOKEN \(invalid_auth\)\n +SLACK_BOT_TOKEN is not a token that Slack knows/,
  );
  expect(await envFile()).toBe(`SLACK_BOT_TOKEN=${BOT}\nSLACK_APP_TOKEN=${APP}\n`);
});

test('tokens in each other’s place are seen without asking Slack', async () => {
  const { output } = await setup(['', APP, BOT, 'skip', 'n']);
  expect(output).toContain('not ok  SLACK_BOT_TOKEN holds an app-level token');
  expect(output).toContain('Slack is left out.');
  expect(asked).toEqual([]);
  expect(await envFile()).toBe('');
});

test('what was mended on the platform’s page is checked again with the same token', async () => {
  const { output } = await setup(['n', '', 'wrong', '', 'keep']);
  expect(asked).toEqual(Array.from({ length: 2 }, () => '/discord/v10/applications/@me'));
  expect(output).toContain('not ok  DISCORD_TOKEN is not accepted');
  expect(await envFile()).toBe('DISCORD_TOKEN=wrong\n');
});

test('without an app-level token Slack is set up for HTTP', async () => {
  await writeFile(join(folder, '.env'), 'SLACK_APP_TOKEN=xapp-old\n');
  const { output } = await setup(['', BOT, 'n', '', 'shhh', 'n']);
  expect(output).toContain('manifest --url https://');
  expect(await envFile()).toBe(
    `SLACK_APP_TOKEN=\nSLACK_BOT_TOKEN=${BOT}\nSLACK_SIGNING_SECRET=shhh\n`,
  );
});

test('a value that is there is kept when the person says so, and the file is not touched', async () => {
  await writeFile(join(folder, '.env'), `# mine\nDISCORD_TOKEN='${DISCORD}' # the bot\n`);
  const { output } = await setup(['n', '', 'y']);
  expect(output).toContain('DISCORD_TOKEN is set in .env. Keep it? [Y/n]');
  expect(output).toContain('Nothing to write');
  expect(await envFile()).toBe(`# mine\nDISCORD_TOKEN='${DISCORD}' # the bot\n`);
});

test('a value that is there is replaced only when the person says so', async () => {
  await writeFile(join(folder, '.env'), '# mine\nDISCORD_TOKEN=old # the bot\nHOST=::1\n');
  await setup(['n', '', 'n', DISCORD]);
  expect(await envFile()).toBe(`# mine\nDISCORD_TOKEN=${DISCORD} # the bot\nHOST=::1\n`);
});

test('a variable that the environment overrules is named', async () => {
  const { output } = await setup(['n', '', DISCORD], { DISCORD_TOKEN: 'of the shell' });
  expect(output).toContain('DISCORD_TOKEN is also set in the environment');
});

test('answers that end too soon leave everything as it is', async () => {
  await writeFile(join(folder, '.env'), 'HOST=::1\n');
  const { code, notes } = await setup(['', BOT, APP, '']);
  expect(code).toBe(1);
  expect(notes).toContain('nothing was written');
  expect(await readFile(join(folder, '.env'), 'utf8')).toBe('HOST=::1\n');
});

test('no token is shown, not even a wrong one', async () => {
  const { output, notes } = await setup(['', 'xoxb-wrong', APP, 'keep', '', DISCORD]);
  expect(`${output}${notes}`).not.toMatch(/xoxb-wrong|xapp-right|right\.discord/);
});

test('the invite address can be asked for with the token', async () => {
  const right = { ...environment, DISCORD_TOKEN: DISCORD };
  const { code, output } = await run(['invite'], { environment: right });
  expect(output).toMatch(/^https:\/\/discord\.com\/\S*client_id=123456789012345678\S*\n$/);
  expect(code).toBe(0);
  const personal = await run(['invite', '--personal'], { environment: right });
  expect(personal.output).toMatch(/^https:\/\/discord\.com\/\S*integration_type=1\n$/);
  const offline = await run(['invite', '--personal', '--application', '123456789012345678'], {});
  expect(offline.output).toBe(personal.output);
  const wrong = await run(['invite'], { environment: { ...right, DISCORD_TOKEN: 'wrong' } });
  expect(wrong).toMatchObject({ code: 1, output: '' });
  expect(wrong.notes).toContain('DISCORD_TOKEN is not accepted');
});
