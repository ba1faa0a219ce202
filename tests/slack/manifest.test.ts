import type { webApi } from '@slack/bolt';
import { expect, test } from 'vitest';
import { commands as all } from '#commands/index.ts';
import type { Command } from '#core/talk/command.ts';
import { command } from '#core/talk/command.ts';
import { doc } from '#core/talk/doc.ts';
import { toManifest } from '#slack/manifest.ts';

type Manifest = Extract<webApi.AppsManifestValidateArguments['manifest'], object>;

const run = async () => doc('x');
const news: Command = command({
  path: ['news'],
  about: () => 'Today’s news',
  options: {
    words: { kind: 'words', about: () => 'w', max: 70 },
    page: { kind: 'count', about: () => 'p', min: 1, otherwise: 1 },
  },
  run,
});
const sub = (...rest: readonly string[]): Command =>
  command({ path: ['newsdesk', ...rest], about: () => 'x', options: {}, run });

test('every first word is one slash command, with what may follow it', () => {
  const { features } = toManifest([
    news,
    sub('digest', 'now'),
    sub('digest', 'preview'),
    sub('help'),
  ]);
  expect(features.slash_commands).toEqual([
    {
      command: '/news',
      description: 'Today’s news',
      usage_hint: '[words] [page]',
      should_escape: false,
    },
    {
      command: '/newsdesk',
      description: 'digest, help',
      usage_hint: 'digest now | digest preview | help',
      should_escape: false,
    },
  ]);
});

test('it is what Slack’s own types call a manifest', () => {
  const manifest = toManifest([news]) satisfies Manifest;
  expect(manifest.display_information.name).toBe('Newsdesk');
});

test('without an address it connects by Socket Mode, with one Slack calls it there', () => {
  const socket = toManifest([news]);
  expect(socket.settings).toMatchObject({
    socket_mode_enabled: true,
    interactivity: { is_enabled: true },
  });
  expect(JSON.stringify(socket)).not.toContain('url');
  const url = 'https://news.example.com/slack/events';
  const http = toManifest([news], { url });
  expect(http.settings).toMatchObject({
    socket_mode_enabled: false,
    interactivity: { request_url: url },
    event_subscriptions: { request_url: url },
  });
  expect(http.features.slash_commands).toMatchObject([{ url }]);
  const redirect = 'https://news.example.com/slack/oauth_redirect';
  expect(http.oauth_config).toMatchObject({ redirect_urls: [redirect] });
});

test('it asks for what is used and nothing else', () => {
  const { oauth_config, settings } = toManifest([news]);
  expect(oauth_config.scopes.bot.toSorted()).toEqual([
    'channels:history',
    'channels:read',
    'chat:write',
    'commands',
    'files:read',
    'files:write',
    'groups:history',
    'groups:read',
    'im:history',
    'im:write',
    'mpim:history',
    'users:read',
  ]);
  expect(settings.event_subscriptions.bot_events.toSorted()).toEqual([
    'app_home_opened',
    'app_uninstalled',
    'member_joined_channel',
    'message.channels',
    'message.groups',
    'message.im',
    'message.mpim',
    'tokens_revoked',
  ]);
});

test('it has a Home tab, a Messages tab to write in, and one shortcut for messages', () => {
  const { features } = toManifest([news]);
  expect(features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(features.shortcuts).toMatchObject([
    { name: 'Find headlines', type: 'message', callback_id: 'find_headlines' },
  ]);
});

test('a channel that is named arrives with its id where a command takes one, names stay as typed elsewhere', () => {
  const to = { kind: 'place', about: () => 'where' } as const;
  const set = command({ path: ['newsdesk', 'set'], about: () => 'x', options: { to }, run });
  const { features } = toManifest([news, set, sub('help')]);
  expect(features.slash_commands.map(({ should_escape }) => should_escape)).toEqual([false, true]);
});

test.each([
  ['the commands as they are', all],
  ['sixty sub-commands', Array.from({ length: 60 }, (_, n) => sub('x'.repeat(30), String(n)))],
])('%s stay within Slack’s limits', (_what, list) => {
  const { display_information, features, settings } = toManifest(list);
  expect(display_information.name.length).toBeLessThanOrEqual(35);
  expect(display_information.description.length).toBeLessThanOrEqual(140);
  expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
  expect(features.slash_commands.length).toBeLessThanOrEqual(50);
  expect(settings.event_subscriptions.bot_events.length).toBeLessThanOrEqual(100);
  expect(features.shortcuts.length).toBeLessThanOrEqual(10);
  for (const { name, description } of features.shortcuts) {
    expect(name.length).toBeLessThanOrEqual(24);
    expect(description.length).toBeLessThanOrEqual(150);
  }
  for (const { command: name, description, usage_hint } of features.slash_commands) {
    expect(name).toMatch(/^\/[a-z]{1,31}$/);
    expect(description.length).toBeLessThanOrEqual(2_000);
    expect(usage_hint.length).toBeLessThanOrEqual(1_000);
  }
});
