import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HalfTyped, Outcome } from '#core/ports.ts';
import { type Doc, doc, text } from '#core/talk/doc.ts';
import {
  toDiscordAnswer,
  toDiscordChange,
  toDiscordShare,
  toDiscordUpdate,
} from '#discord/render.ts';
import { type DiscordRig, startDiscordRig } from '../support/discord-rig.ts';
import { GENERAL, PERSON, SERVER } from '../support/discord-world.ts';

const NEWS = doc('News', text('Nissan weighs building Foxconn cars'));

const MANAGED = '310000000000000001';
const HIDDEN = '310000000000000002';
const OPEN = '310000000000000003';
/** What this one person may do there, beyond what everybody may. */
const overwrite = (allow: bigint, deny = 0n) => ({
  id: PERSON,
  type: 1,
  allow: String(allow),
  deny: String(deny),
});
const CHANNELS = {
  [MANAGED]: { type: 0, overwrites: [overwrite(PermissionFlagsBits.ManageChannels)] },
  [HIDDEN]: {
    type: 0,
    overwrites: [overwrite(PermissionFlagsBits.ManageChannels, PermissionFlagsBits.ViewChannel)],
  },
  [OPEN]: { type: 0 },
} as const;

let rig: DiscordRig;
let answer: () => Promise<Doc>;
let outcome: () => Promise<Outcome>;
/** Whether the desk is given no time at all before the bot asks for more. */
let isImpatient: boolean;
/** Lines that the operator has to see. */
let faults: number;
let halfTyped: HalfTyped[];

beforeEach(async () => {
  halfTyped = [];
  answer = async () => NEWS;
  outcome = async () => ({ kind: 'show', doc: NEWS });
  isImpatient = false;
  faults = 0;
  rig = await startDiscordRig({
    server: { channels: CHANNELS },
    adapter: {
      patience: {
        wait: (_, signal) =>
          isImpatient
            ? Promise.resolve()
            : new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
      },
    },
    answers: { command: () => answer(), press: () => outcome() },
    inbox: {
      complete: (_, typed) => {
        halfTyped.push(typed);
        return [`${typed.partial}conn`, 'x'.repeat(101), ' ', 'HSBC\u202e', 'HSBC', ...many];
      },
    },
  });
});
afterEach(async () => {
  await rig.close();
  expect(rig.server.problems).toEqual([]);
  expect(rig.log.lines.filter(({ level }) => level === 'error')).toHaveLength(faults);
});

const many = Array.from({ length: 40 }, (_, index) => `Name ${index}`);

describe('a slash command', () => {
  test('reaches the desk with its path, values, person and place', async () => {
    await rig.server.command(['news'], { words: 'foxconn', page: 2 });
    const [asked] = rig.inbox.commands;
    expect(asked).toMatchObject({
      said: { kind: 'filled', path: ['news'], values: { words: 'foxconn', page: 2 } },
      asked: {
        place: { platform: 'discord', workspace: SERVER, channel: GENERAL },
        person: { id: PERSON, name: 'Ada of Sales' },
      },
    });
    expect(asked?.asked.place).not.toHaveProperty('direct');
  });

  test('with sub-commands is read by its whole path', async () => {
    await rig.server.command(['newsdesk', 'digest', 'now'], {});
    await rig.server.command(['newsdesk', 'help'], {});
    expect(rig.inbox.commands.map(({ said }) => said)).toEqual([
      { kind: 'filled', path: ['newsdesk', 'digest', 'now'], values: {} },
      { kind: 'filled', path: ['newsdesk', 'help'], values: {} },
    ]);
  });

  test('is answered to the person alone', async () => {
    expect(await rig.server.command(['news'])).toEqual({ ...toDiscordAnswer(NEWS), followUps: [] });
  });

  test('that takes long is acknowledged first and answered when it is ready', async () => {
    isImpatient = true;
    const late = Promise.withResolvers<Doc>();
    answer = () => late.promise;
    const seen = rig.server.command(['news']);
    await rig.server.requested(/callback/);
    expect(rig.server.requests.at(-1)?.body).toEqual({ type: 5, data: { flags: 64 } });
    late.resolve(NEWS);
    expect(await seen).toEqual({ type: 5, data: toDiscordChange(NEWS), followUps: [] });
  });

  test('in a direct message is asked in a place of its own', async () => {
    await rig.server.command(['news'], {}, { spot: 'direct' });
    const place = rig.inbox.commands[0]?.asked.place;
    expect(place).toMatchObject({ workspace: 'dm', direct: true });
  });

  test.each([
    ['Administrator', 'admin'],
    ['ManageChannels', 'manager'],
    ['SendMessages', 'member'],
  ] as const)('of somebody with %s is asked by a(n) %s', async (permission, standing) => {
    await rig.server.command(['news'], {}, { permission });
    expect(await rig.inbox.commands[0]?.asked.person.standing()).toBe(standing);
  });

  test.each([
    ['where they manage channels', MANAGED, 'manager'],
    ['where they may only speak', OPEN, 'member'],
    ['that they cannot see', HIDDEN, 'guest'],
    ['that is not of this server', '300000000000000009', 'guest'],
  ] as const)('about another channel %s is asked by a person of standing there', async (...row) => {
    const [, channel, standing] = row;
    await rig.server.command(['news'], {}, { permission: 'Administrator' });
    expect(await rig.inbox.commands[0]?.asked.person.standing(channel)).toBe(standing);
  });

  test('in a direct message says nothing about their standing in a channel', async () => {
    await rig.server.command(['news'], {}, { spot: 'direct' });
    const person = rig.inbox.commands[0]?.asked.person;
    expect(await person?.standing()).toBe('admin');
    expect(await person?.standing(OPEN)).toBe('guest');
  });

  test('that Discord has given up on is a line for the operator and nothing more', async () => {
    await rig.server.command(['news'], {}, { expired: true });
    await rig.server.requested(/callback/);
    await rig.platform.stop();
    expect(rig.log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(rig.log.lines.at(-1)).toMatchObject({ level: 'info', data: { code: 10_062 } });
  });

  test('whose answer cannot be delivered leaves no token and no text in the log', async () => {
    faults = 1;
    rig.server.failNext(/callback/, { status: 500 });
    rig.server.command(['news'], { words: 'a secret search' });
    await rig.server.requested(/callback/);
    await rig.platform.stop();
    const logged = JSON.stringify(rig.log.lines);
    expect(logged).toContain('"reason":"500"');
    expect(logged).not.toMatch(/use-\d|secret|Foxconn/);
  });
});

test('a half-typed option reaches the desk with its command and name', async () => {
  const { data } = await rig.server.complete(['newsdesk', 'digest', 'set'], 'zone', 'Euro');
  expect(halfTyped).toEqual([
    { path: ['newsdesk', 'digest', 'set'], option: 'zone', partial: 'Euro' },
  ]);
  expect(data).toMatchObject({
    choices: expect.arrayContaining([{ name: 'HSBC', value: 'HSBC' }]),
  });
});

test('completions are at most 25, clean, unequal and short enough', async () => {
  const { data } = await rig.server.complete(['news'], 'words', 'Fox');
  const { choices } = data as { choices: readonly { name: string; value: string }[] };
  expect(choices).toHaveLength(25);
  expect(choices.slice(0, 3).map(({ value }) => value)).toEqual(['Foxconn', 'HSBC', 'Name 0']);
  expect(choices[0]).toEqual({ name: 'Foxconn', value: 'Foxconn' });
});

describe('a button or menu', () => {
  test('reaches the desk as its action, with the choice that was made', async () => {
    await rig.server.press('page:2:foxconn: x');
    await rig.server.press('read:', { choice: 'a1' });
    expect(rig.inbox.presses).toMatchObject([
      { action: { name: 'page', value: '2:foxconn: x' } },
      { action: { name: 'read', value: '' }, choice: 'a1' },
    ]);
    expect(rig.inbox.presses[0]).not.toHaveProperty('choice');
  });

  test('shows its outcome in the place of the private answer', async () => {
    expect(await rig.server.press('page:2')).toEqual({ ...toDiscordUpdate(NEWS), followUps: [] });
  });

  test('on a message for everyone never replaces that message', async () => {
    const seen = await rig.server.press('help:', { inPublic: true });
    expect(seen).toEqual({ ...toDiscordAnswer(NEWS), followUps: [] });
  });

  test('can tell the person alone', async () => {
    outcome = async () => ({ kind: 'tell', doc: NEWS });
    expect(await rig.server.press('mute:x')).toEqual({ ...toDiscordAnswer(NEWS), followUps: [] });
  });

  test('can share with everyone, and the private answer stays', async () => {
    outcome = async () => ({ kind: 'share', doc: NEWS });
    const seen = await rig.server.press('share:x');
    expect(seen).toEqual({ type: 6, data: {}, followUps: [toDiscordShare(NEWS)] });
  });

  test.each([
    ['show', {}, { data: toDiscordChange(NEWS), followUps: [] }],
    ['show', { inPublic: true }, { followUps: [toDiscordAnswer(NEWS).data] }],
    ['tell', {}, { followUps: [toDiscordAnswer(NEWS).data] }],
    ['share', {}, { followUps: [toDiscordShare(NEWS)] }],
  ] as const)('that takes long is acknowledged first: %s, %j', async (kind, manner, seen) => {
    isImpatient = true;
    const late = Promise.withResolvers<Outcome>();
    outcome = () => late.promise;
    const pressed = rig.server.press('page:2', manner);
    await rig.server.requested(/callback/);
    late.resolve({ kind, doc: NEWS });
    expect(await pressed).toMatchObject({ type: 6, ...seen });
  });
});
