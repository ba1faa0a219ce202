import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Doc, doc, text } from '#core/talk/doc.ts';
import { toInviteUrl } from '#discord/invite.ts';
import { toDiscordAnswer, toDiscordShare } from '#discord/render.ts';
import { type DiscordRig, startDiscordRig } from '../support/discord-rig.ts';
import {
  APPLICATION,
  FAR_CHANNEL,
  FAR_SERVER,
  GROUP,
  PERSON,
  SERVER,
} from '../support/discord-world.ts';

const NEWS: Doc = doc('News', text('Nissan weighs building Foxconn cars'));

let rig: DiscordRig;
beforeEach(async () => {
  rig = await startDiscordRig({
    answers: { command: async () => NEWS, press: async () => ({ kind: 'share', doc: NEWS }) },
  });
});
afterEach(async () => {
  await rig.close();
  expect(rig.server.problems).toEqual([]);
  expect(rig.log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

test('in a server that has the bot it belongs, whoever installed it', async () => {
  await rig.server.command(['news']);
  await rig.server.command(['news'], {}, { spot: 'direct' });
  for (const { asked } of rig.inbox.commands) expect(asked).not.toHaveProperty('visit');
});

test('in a server without the bot it is a visitor that can be invited', async () => {
  const seen = await rig.server.command(['news'], {}, { spot: 'far' });
  expect(seen).toEqual({ ...toDiscordAnswer(NEWS), followUps: [] });
  expect(rig.inbox.commands[0]?.asked).toMatchObject({
    place: { platform: 'discord', workspace: FAR_SERVER, channel: FAR_CHANNEL },
    person: { id: PERSON, name: 'Ada of Sales' },
    visit: { invite: toInviteUrl(APPLICATION) },
  });
});

test('among people it is a visitor for good, in a place that is nobody’s own', async () => {
  const seen = await rig.server.command(['news'], {}, { spot: 'group' });
  expect(seen).toEqual({ ...toDiscordAnswer(NEWS), followUps: [] });
  const { asked } = rig.inbox.commands[0] ?? {};
  expect(asked?.place).toEqual({ platform: 'discord', workspace: 'dm', channel: GROUP });
  expect(asked?.visit).toEqual({});
  expect(await asked?.person.standing()).toBe('member');
  expect(await asked?.person.standing(GROUP)).toBe('member');
});

test('what a person may do in another channel of such a server nobody knows', async () => {
  await rig.server.command(['news'], {}, { spot: 'far', permission: 'Administrator' });
  const { person } = rig.inbox.commands[0]?.asked ?? {};
  expect(await person?.standing('300000000000000009')).toBe('guest');
});

test.each(['far', 'group'] as const)(
  '%s: what is shared goes through a follow-up',
  async (spot) => {
    const seen = await rig.server.press('news.share:1', { spot });
    expect(seen).toEqual({ type: 6, data: {}, followUps: [toDiscordShare(NEWS)] });
    expect(rig.inbox.presses[0]).toHaveProperty('visit');
    expect(rig.server.posts()).toEqual([]);
  },
);

test('a server that the bot has joined is visited no more', async () => {
  const arrival = rig.inbox.nextArrival();
  rig.server.join(FAR_SERVER, FAR_CHANNEL);
  await arrival;
  await rig.server.command(['news'], {}, { spot: 'far' });
  await rig.server.command(['news'], {}, {});
  expect(rig.inbox.commands.map(({ asked }) => [asked.place.workspace, asked.visit])).toEqual([
    [FAR_SERVER, undefined],
    [SERVER, undefined],
  ]);
});
