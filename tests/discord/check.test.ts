import { afterEach, expect, test } from 'vitest';
import { checkDiscordToken } from '#discord/check.ts';
import { toInviteUrl, toPersonalUrl } from '#discord/invite.ts';
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

test('a good token is named by its bot and application, with both invitations', async () => {
  expect(await check({})).toEqual({
    findings: [
      { ok: true, what: 'DISCORD_TOKEN belongs to the bot newsdesk' },
      { ok: true, what: `Application ID ${APPLICATION}` },
      { ok: true, what: 'Message Content Intent is on' },
      { ok: true, what: 'Servers can add it, and people for themselves' },
    ],
    inviteUrl: toInviteUrl(APPLICATION),
    personalUrl: toPersonalUrl(APPLICATION),
  });
});

test('the Message Content intent of a small bot counts as on', async () => {
  const { findings } = await check({ flags: 1 << 19 });
  expect(findings.every(({ ok }) => ok)).toBe(true);
});

test('a Message Content intent that is off says how to switch it on', async () => {
  const { findings } = await check({ flags: 0 });
  expect(findings.filter(({ ok }) => !ok)).toMatchObject([
    { bearable: true, fix: expect.stringMatching(/Bot, switch on Message Content Intent/) },
  ]);
});

test('a bot that people cannot add for themselves works without that, and nobody is invited to try', async () => {
  const { findings, ...urls } = await check({ installs: [0] });
  expect(findings.filter(({ ok }) => !ok)).toMatchObject([
    { bearable: true, fix: expect.stringMatching(/Installation, tick User Install, save/) },
  ]);
  expect(urls).toEqual({ inviteUrl: toInviteUrl(APPLICATION) });
});

test('a bot that servers cannot add is not in order', async () => {
  const { findings } = await check({ installs: [1] });
  const [wrong, ...others] = findings.filter(({ ok }) => !ok);
  expect(wrong).toMatchObject({ fix: expect.stringMatching(/Installation, tick Guild Install/) });
  expect(wrong).not.toHaveProperty('bearable');
  expect(others).toEqual([]);
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
