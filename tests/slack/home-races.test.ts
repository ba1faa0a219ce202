import { afterEach, expect, test } from 'vitest';
import type { Outcome } from '#core/ports.ts';
import { doc, text } from '#core/talk/doc.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { openSlackRoom, SOCKET } from '../support/slack-room.ts';
import { shownText } from '../support/slack-rules.ts';
import { createVisitor, toViewPress, type Visitor } from '../support/slack-visits.ts';

let room: SlackRoom;
let visitor: Visitor;
afterEach(() => room.close());

/** What the home is now, and what presses wait for. */
async function open(press: (value: string) => Promise<Outcome>) {
  let homes = 0;
  const inbox = createRecordingInbox({
    home: async () => {
      homes += 1;
      return doc('Home', text(`Home ${homes}`));
    },
    press: ({ action }) => press(action.value),
  });
  room = await openSlackRoom(SOCKET);
  await room.start(inbox);
  visitor = createVisitor(room.server);
  await Promise.all([room.server.answered('views.publish'), visitor.open()]);
  return inbox;
}

const show = (words: string): Outcome => ({ kind: 'show', doc: doc(words, text(words)) });
const shown = (): string => shownText(visitor.home() ?? {});
const published = () => room.server.answered('views.publish');

test('of two presses the later one is what is seen, however long the first takes', async () => {
  const first = Promise.withResolvers<Outcome>();
  await open((value) => (value === '1' ? first.promise : Promise.resolve(show('second'))));
  const before = visitor.home();
  await visitor.press('home.page:1');
  expect(visitor.home()).toBe(before);
  await visitor.press('home.page:2');
  const one = published();
  first.resolve(show('first'));
  await one;
  if (shown() !== 'second') await published();
  expect(shown()).toBe('second');
  expect(room.server.calls('views.publish')).toBe(3);
});

test('what another process has published since is replaced by the home as it is, not by something older', async () => {
  await open(async () => show('older'));
  const mine = visitor.home();
  if (mine === undefined) throw new Error('no home');
  room.server.workspace.homes.set('U0MARTA', { ...mine, hash: 'by another process' });
  const twice = published().then(published);
  await room.server.deliver(toViewPress(mine, { actionId: 'home.page:2' }));
  await twice;
  expect(shown()).toBe('Home 2');
});

test('a home without its tab in the app is one line that says what to do', async () => {
  await open(async () => show('x'));
  room.server.workspace.homeTab = 'off';
  const line = room.log.next('home not published');
  await visitor.open();
  expect(await line).toMatchObject({
    level: 'warn',
    data: {
      method: 'views.publish',
      code: 'not_enabled',
      fix: expect.stringContaining('Home Tab'),
    },
  });
});

test('a home that is too large is published short', async () => {
  await open(async () => show('x'));
  room.server.next('views.publish', { error: 'view_too_large' });
  const twice = published().then(published);
  await visitor.open();
  await twice;
  expect(shown()).toBe('Home 2');
  expect(room.log.lines.filter(({ level }) => level !== 'debug')).toEqual([]);
});

test.each([
  ['lose', 'connection'],
  [{ retryAfter: 30 }, 'ratelimited'],
  [{ error: 'internal_error' }, 'internal_error'],
] as const)(
  'a Slack that answers with %j costs one line, and the next opening publishes',
  async (fate, code) => {
    await open(async () => show('x'));
    room.server.next('views.publish', fate);
    const line = room.log.next('home not published');
    await visitor.open();
    expect(await line).toMatchObject({ level: 'warn', data: { code } });
    const next = published();
    await visitor.open();
    await next;
    expect(shown()).toBe('Home 3');
  },
);
