import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordRig, startDiscordRig } from '../support/discord-rig.ts';

const arrivals: unknown[] = [];
let rig: DiscordRig;
beforeEach(async () => {
  rig = await startDiscordRig({
    inbox: { arrive: async (_, locale) => void arrivals.push(await locale?.()) },
  });
});
afterEach(() => rig.close());

test('whoever asks reads what their Discord is set to, and the server has a language of its own', async () => {
  await rig.server.command(['news']);
  const [command] = rig.inbox.commands;
  expect(await command?.asked.person.locale?.()).toBe('en-GB');
  expect(await command?.asked.locale?.()).toBe('en-AU');
});

test('a message has the language of its server', async () => {
  const heard = rig.inbox.nextHeard();
  rig.server.say('did you see the Foxconn thing?');
  expect(await (await heard).locale?.()).toBe('en-AU');
});
