import { afterEach, expect, test } from 'vitest';
import { checkDiscordToken } from '#discord/check.ts';
import { toInviteUrl } from '#discord/invite.ts';
import {
  type DiscordServer,
  type DiscordServerOptions,
  startDiscordServer,
} from '../support/discord-server.ts';
import { APPLICATION } from '../support/discord-world.ts';

let server: DiscordServer;
afterEach(() => server.close());

const check = async (options: DiscordServerOptions, token = 'token') => {
  server = await startDiscordServer(options);
  return checkDiscordToken({ token, apiUrl: server.apiUrl });
};

test('a good token is named by its bot and application, with the invitation', async () => {
  expect(await check({})).toEqual({
    findings: [
      { ok: true, what: 'DISCORD_TOKEN belongs to the bot newsdesk' },
      { ok: true, what: `Application ID ${APPLICATION}` },
      { ok: true, what: 'Message Content Intent is on' },
    ],
    inviteUrl: toInviteUrl(APPLICATION),
  });
});

test('the Message Content intent of a small bot counts as on', async () => {
  const { findings } = await check({ flags: 1 << 19 });
  expect(findings.every(({ ok }) => ok)).toBe(true);
});

test('a Message Content intent that is off says how to switch it on', async () => {
  const { findings } = await check({ flags: 0 });
  expect(findings.at(-1)).toMatchObject({
    ok: false,
    fix: expect.stringMatching(/Bot, switch on Message Content Intent/),
  });
});

test('a wrong token says where to get one, and is not repeated', async () => {
  const checked = await check({}, 'a-wrong-token');
  expect(checked.findings).toMatchObject([
    { ok: false, fix: expect.stringContaining('Reset Token') },
  ]);
  expect(JSON.stringify(checked)).not.toContain('a-wrong-token');
});

test('a Discord that does not answer is said to be so', async () => {
  server = await startDiscordServer();
  server.failNext(/applications/, 'lose');
  const { findings } = await checkDiscordToken({ token: 'token', apiUrl: server.apiUrl });
  expect(findings).toMatchObject([
    { ok: false, what: expect.stringContaining('could not be asked') },
  ]);
});
