import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordRig, startDiscordRig } from '../support/discord-rig.ts';
import { BOT, DIRECT, GENERAL, PERSON, SERVER } from '../support/discord-world.ts';

let rig: DiscordRig;
beforeEach(async () => {
  rig = await startDiscordRig();
});
afterEach(() => rig.close());

test('a message is heard with its text, its place and what to answer to', async () => {
  const heard = rig.inbox.nextHeard();
  const id = rig.server.say('did you see the Foxconn thing?');
  expect(await heard).toEqual({
    id,
    message: id,
    place: { platform: 'discord', workspace: SERVER, channel: GENERAL },
    person: PERSON,
    text: 'did you see the Foxconn thing?',
    addressed: false,
    locale: expect.any(Function),
  });
});

test('a direct message is addressed to the bot', async () => {
  const heard = rig.inbox.nextHeard();
  rig.server.say('Foxconn', { direct: true });
  expect(await heard).toMatchObject({
    place: { workspace: 'dm', channel: DIRECT, direct: true },
    addressed: true,
  });
});

test.each([
  [`<@${BOT}> Foxconn?`, 'Foxconn?', true],
  [`news, <@!${BOT}>: Foxconn`, 'news, : Foxconn', true],
  [`<@${PERSON}> <@&123456789012345678> saw <#123456789012345678> Foxconn`, 'saw Foxconn', false],
  ['<:party:123456789012345678><a:x:123456789012345678> HSBC <t:1795334400:R>', 'HSBC', false],
  ['</news:123456789012345678> 1 < 2 > 0 <b>', '1 < 2 > 0 <b>', false],
  ['@everyone Foxconn', '@everyone Foxconn', false],
])('%j is heard as %j', async (said, text, addressed) => {
  const heard = rig.inbox.nextHeard();
  rig.server.say(said);
  expect(await heard).toMatchObject({ text, addressed });
});

test('bots, webhooks, system messages and the bot itself are not heard', async () => {
  const bot = { id: '100000000000000055', username: 'other', discriminator: '0', bot: true };
  const heard = rig.inbox.nextHeard();
  rig.server.say('Foxconn by a bot', { author: bot });
  rig.server.say('Foxconn by ourselves', { author: { ...bot, id: BOT } });
  rig.server.say('Foxconn by a webhook', { webhook_id: '123456789012345678' });
  // 6 a pin, 7 a join, 18 a thread, 20 a slash command's answer.
  for (const type of [6, 7, 18, 20]) rig.server.say('Foxconn by the system', { type });
  rig.server.say('Foxconn in a reply', { type: 19 });
  expect(await heard).toMatchObject({ text: 'Foxconn in a reply' });
  expect(rig.inbox.heard).toHaveLength(1);
});

test('a reply is heard with the message that it answers', async () => {
  const heard = rig.inbox.nextHeard();
  const message_reference = { type: 0, message_id: '900000000000000008', channel_id: GENERAL };
  rig.server.say('Foxconn in a reply', { type: 19, message_reference });
  expect(await heard).toMatchObject({ answers: '900000000000000008' });
});

test('an edited message is not heard again', async () => {
  const heard = rig.inbox.nextHeard();
  rig.server.gateway.dispatch('MESSAGE_UPDATE', {
    id: '900000000000000009',
    channel_id: GENERAL,
    guild_id: SERVER,
    content: 'Foxconn, edited',
    author: { id: PERSON, username: 'ada', discriminator: '0' },
    type: 0,
  });
  rig.server.say('Foxconn, new');
  expect(await heard).toMatchObject({ text: 'Foxconn, new' });
  expect(rig.inbox.heard).toHaveLength(1);
});

test('a message in a thread is heard in its channel, with the thread beside it', async () => {
  const thread = rig.server.openThread();
  const heard = rig.inbox.nextHeard();
  const id = rig.server.say('Foxconn again', { channel: thread });
  expect(await heard).toMatchObject({ place: { channel: GENERAL, thread }, message: id });
});
