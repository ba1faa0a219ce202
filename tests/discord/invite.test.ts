import { PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import { PERMISSIONS, toInviteUrl, toPersonalUrl } from '#discord/invite.ts';

const ID = '123456789012345678';

test('the invitation asks for exactly what the bot does', () => {
  const url = new URL(toInviteUrl(ID));
  expect(url.origin + url.pathname).toBe('https://discord.com/oauth2/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: ID,
    scope: 'bot applications.commands',
    integration_type: '0',
    // View Channels, Send Messages, Attach Files, Read Message History, Create Public Threads, Send in Threads.
    permissions: String(1024 + 2048 + 32_768 + 65_536 + 34_359_738_368 + 274_877_906_944),
  });
});

test('a person who adds the bot for themselves gives it commands and no permission', () => {
  const url = new URL(toPersonalUrl(ID));
  expect(url.origin + url.pathname).toBe('https://discord.com/oauth2/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: ID,
    scope: 'applications.commands',
    integration_type: '1',
  });
});

test('the names of the permissions are those of discord.js', () => {
  const flags: Readonly<Record<string, bigint>> = PermissionFlagsBits;
  expect(PERMISSIONS).toEqual(
    Object.fromEntries(Object.keys(PERMISSIONS).map((name) => [name, flags[name]])),
  );
});
