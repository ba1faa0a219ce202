import { afterEach, describe, expect, test } from 'vitest';
import type { Outcome } from '#core/ports.ts';
import { command } from '#core/talk/command.ts';
import { controls, doc, text } from '#core/talk/doc.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { createInstalled, HTTP, openSlackRoom, SOCKET } from '../support/slack-room.ts';
import { shownText } from '../support/slack-rules.ts';
import { createVisitor, toHomeOpened, type Visitor } from '../support/slack-visits.ts';

const HOME = doc(
  'Home',
  text('This is your home'),
  controls({ kind: 'button', label: 'More', action: { name: 'home.page', value: '2' } }),
);
const OTHER = doc('Page two', text('Page two of your home'));
const ARTICLE = doc('Nissan', text('Nissan weighs building Foxconn cars'));

const SET = command({
  path: ['newsdesk', 'digest', 'set'],
  about: () => 'A digest at your hour',
  modal: true,
  options: { time: { kind: 'time', about: () => 'when', required: true } },
  run: async () => doc('x'),
});

let room: SlackRoom;
let visitor: Visitor;
afterEach(() => room.close());

type Setting = {
  readonly connection?: typeof SOCKET | typeof HTTP;
  readonly options?: Parameters<typeof openSlackRoom>[1];
  readonly press?: () => Promise<Outcome>;
  readonly home?: () => Promise<typeof HOME>;
  readonly command?: () => Promise<typeof HOME>;
};

async function open({
  connection = SOCKET,
  options = { commands: [SET] },
  ...answers
}: Setting = {}) {
  const inbox = createRecordingInbox({ home: async () => HOME, ...answers });
  room = await openSlackRoom(connection, options);
  await room.start(inbox);
  visitor = createVisitor(room.server);
  return inbox;
}

/** Does something; resolves when the bot's call to a method was answered that followed. */
async function until(method: string, work: Promise<unknown>): Promise<void> {
  await Promise.all([room.server.answered(method), work]);
}

const opened = () => until('views.publish', visitor.open());
const pressed = (method: string, action: string, choice?: string) =>
  until(method, visitor.press(action, choice));
const shown = (): string => shownText(visitor.home() ?? {});
const over = (): string => shownText((visitor.over() ?? {}) as object);

describe.each([
  ['Socket Mode', SOCKET],
  ['HTTP', HTTP],
])('by %s', (_way, connection) => {
  test('the home is published when its tab is opened, for the person and their conversation', async () => {
    const inbox = await open({ connection });
    await opened();
    expect(shown()).toContain('This is your home');
    expect(inbox.homes).toMatchObject([
      {
        place: { platform: 'slack', workspace: 'T0NEWSROOM', channel: 'D0MARTA', direct: true },
        person: { id: 'U0MARTA' },
      },
    ]);
  });

  test('what is shown after a press takes the place of the home', async () => {
    const inbox = await open({ connection, press: async () => ({ kind: 'show', doc: OTHER }) });
    await opened();
    await pressed('views.publish', 'home.page:2');
    expect(shown()).toContain('Page two');
    expect(inbox.presses).toMatchObject([
      {
        action: { name: 'home.page', value: '2' },
        place: { channel: 'D0MARTA', direct: true },
        person: { id: 'U0MARTA', name: 'marta' },
      },
    ]);
  });

  test('what is told stands over the home, which stays', async () => {
    const inbox = await open({ connection, press: async () => ({ kind: 'tell', doc: ARTICLE }) });
    await opened();
    await pressed('views.open', 'home.read:1:', 'a1');
    expect(over()).toContain('Nissan weighs');
    expect(room.server.calls('views.publish')).toBe(1);
    expect(inbox.presses).toMatchObject([{ choice: 'a1' }]);
  });
});

test('the Messages tab is none of its business', async () => {
  const inbox = await open();
  await room.server.deliver(toHomeOpened(undefined, { tab: 'messages' }));
  await opened();
  expect(inbox.homes).toHaveLength(1);
});

test('a press in what stands over the home goes in its place', async () => {
  await open({ press: async () => ({ kind: 'tell', doc: ARTICLE }) });
  await opened();
  await pressed('views.open', 'home.read:1:', 'a1');
  await until('views.update', visitor.pressOver('home.read:2:a1'));
  expect(room.server.workspace.views).toHaveLength(1);
  expect(over()).toContain('Nissan weighs');
});

test('what would be shared is told: there is nobody else', async () => {
  await open({ press: async () => ({ kind: 'share', doc: ARTICLE }) });
  await opened();
  await pressed('views.open', 'news.share:1:');
  expect(over()).toContain('Nissan weighs');
  expect(room.server.calls('chat.postMessage')).toBe(0);
});

test('a button that only opens an address changes nothing', async () => {
  const inbox = await open({ press: async () => ({ kind: 'show', doc: OTHER }) });
  await opened();
  await visitor.press('open:1');
  await pressed('views.publish', 'home.page:2');
  expect(inbox.presses).toHaveLength(1);
});

test('an answer that takes its time is waited for over the home', async () => {
  const late = Promise.withResolvers<Outcome>();
  await open({ options: { wordAfter: 0 }, press: () => late.promise });
  await opened();
  await pressed('views.open', 'home.read:1:', 'a1');
  expect(over()).toMatch(/moment/);
  const updated = room.server.answered('views.update');
  late.resolve({ kind: 'tell', doc: ARTICLE });
  await updated;
  expect(over()).toContain('Nissan weighs');
});

test('a change that takes its time is in the home, and what stands over it says so', async () => {
  const late = Promise.withResolvers<Outcome>();
  await open({ options: { wordAfter: 0 }, press: () => late.promise });
  await opened();
  await pressed('views.open', 'home.now:daily');
  const updated = room.server.answered('views.update');
  late.resolve({ kind: 'show', doc: OTHER });
  await updated;
  expect(over()).toMatch(/done/);
  expect(shown()).toContain('Page two');
});

test('where Slack opens nothing over the home, the answer is at its top', async () => {
  await open({ press: async () => ({ kind: 'tell', doc: ARTICLE }) });
  await opened();
  room.server.next('views.open', { error: 'expired_trigger_id' });
  await pressed('views.publish', 'home.read:1:', 'a1');
  expect(shown()).toMatch(/^Nissan weighs[\s\S]*This is your home/);
});

describe('a form that is asked for in a home', () => {
  const DONE = doc('Set', text('It comes daily at 08:30.'));

  test('opens over it; what comes of it is told there, and the home is as it is then', async () => {
    let homes = 0;
    const inbox = await open({
      command: async () => DONE,
      home: async () => {
        homes += 1;
        return doc('Home', text(`Home ${homes}`));
      },
    });
    await opened();
    await pressed('views.open', 'form.open:newsdesk digest set');
    const form = visitor.over();
    expect(form).toMatchObject({ callback_id: 'newsdesk.form' });
    await until('views.publish', visitor.submit({ time: '08:30' }));
    expect(over()).toContain('It comes daily');
    expect(shown()).toBe('Home 2');
    expect(inbox.presses).toEqual([]);
    expect(inbox.commands).toMatchObject([
      {
        asked: { place: { channel: 'D0MARTA', direct: true }, person: { name: 'marta' } },
        said: { kind: 'filled', path: ['newsdesk', 'digest', 'set'], values: { time: '08:30' } },
      },
    ]);
  });

  test('and cannot be opened, is answered as any other button', async () => {
    const inbox = await open({ press: async () => ({ kind: 'tell', doc: DONE }) });
    await opened();
    room.server.next('views.open', { error: 'expired_trigger_id' });
    room.server.next('views.open', { error: 'expired_trigger_id' });
    await pressed('views.publish', 'form.open:newsdesk digest set');
    expect(inbox.presses).toMatchObject([{ action: { name: 'form.open' } }]);
    expect(shown()).toMatch(/^It comes daily[\s\S]*This is your home/);
  });

  test('is told at the top of the home where nothing can be opened after it', async () => {
    await open({ command: async () => DONE });
    await opened();
    await pressed('views.open', 'form.open:newsdesk digest set');
    room.server.next('views.open', { error: 'expired_trigger_id' });
    await until('views.publish', visitor.submit({ time: '08:30' }));
    expect(shown()).toMatch(/^It comes daily[\s\S]*This is your home/);
  });
});

test('an installed workspace has homes of its own; one that is not installed has none', async () => {
  const installations = createInstalled();
  const inbox = await open({ options: { installations } });
  const other = room.server.addWorkspace('T1', ['C1']);
  const { token: botToken, botUser: botUserId } = other;
  const since = '2026-11-22T08:00:00Z';
  await installations.put({ platform: 'slack', workspace: 'T1', botToken, botUserId, since });
  const there = createVisitor(room.server, { in: other, team: 'T1' });
  await until('views.publish', there.open());
  expect(shownText(there.home() ?? {})).toContain('This is your home');
  expect(visitor.home()).toBeUndefined();
  const line = room.log.next('slack event not for us');
  await room.server.deliver(toHomeOpened(undefined, { team: 'T2' }));
  await line;
  expect(inbox.homes).toHaveLength(1);
});
