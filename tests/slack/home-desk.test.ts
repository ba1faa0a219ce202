import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { type Newsroom, openNewsroom } from '../support/newsroom.ts';
import type { SlackRoom } from '../support/slack-room.ts';
import { openSlackRoom, SOCKET } from '../support/slack-room.ts';
import { nodesOf, shownText } from '../support/slack-rules.ts';
import { createVisitor, type Visitor } from '../support/slack-visits.ts';

let newsroom: Newsroom;
let room: SlackRoom;
let visitor: Visitor;
beforeEach(async () => {
  newsroom = openNewsroom();
  room = await openSlackRoom(SOCKET, { commands });
  await room.start(newsroom.inbox);
  visitor = createVisitor(room.server);
  await until('views.publish', visitor.open());
});
afterEach(() => room.close());

async function until(method: string, work: Promise<unknown>): Promise<void> {
  await Promise.all([room.server.answered(method), work]);
}

const shown = (): string => shownText(visitor.home() ?? {});
const over = (): string => shownText((visitor.over() ?? {}) as object);
/** The button or menu of the home that has this label. */
const control = (label: string): string => {
  const found = nodesOf(visitor.home()?.blocks).find(({ text, placeholder }) =>
    [text, placeholder].some((each) => (each as { text?: string } | undefined)?.text === label),
  );
  return String(found?.action_id);
};

test('a personal digest is set, previewed and switched off from the home, with the real desk', async () => {
  expect(shown()).toMatch(/Quayside weighs selling[\s\S]*No digest comes to you yet/);
  await until('views.open', visitor.press(control('Set a digest…')));
  await until('views.publish', visitor.submit({ time: '08:30', days: ['Monday'], name: 'mine' }));
  expect(over()).toMatch(/The digest mine is set/);
  expect(shown()).toMatch(/Your digests[\s\S]*mine[\s\S]*on Mondays at 08:30 \(Europe\/Rome\)/);
  const place = {
    platform: 'slack',
    workspace: 'T0NEWSROOM',
    channel: 'D0MARTA',
    direct: true,
  } as const;
  expect(await newsroom.desk.digests.list(place)).toMatchObject([
    { subscription: { name: 'mine', home: place, owner: { id: 'U0MARTA', name: 'marta' } } },
  ]);
  await until('views.open', visitor.press(control('Preview')));
  expect(over()).toMatch(/^News digest/);
  await until('views.publish', visitor.press(control('Off')));
  expect(shown()).toMatch(/^The digest mine is off[\s\S]*No digest comes to you yet/);
});

test('an article is read over the home, and the front page turns in it', async () => {
  const [lead] = newsroom.desk
    .news({ platform: 'slack', workspace: 'T0NEWSROOM', channel: 'D0MARTA' })
    .front();
  await until('views.open', visitor.press(control('Read…'), lead?.id ?? ''));
  expect(over()).toContain('About 420 people work on the ferries');
  await until('views.publish', visitor.press(control('More')));
  expect(shown()).toContain('Headlines 7–9 of 9');
  await until('views.publish', visitor.press(control('No replies to me')));
  expect(shown()).toMatch(/^I will not reply any more/);
});

test('a message that names a headline is answered with it', async () => {
  const answer = await room.server.point({ message: { text: 'is <@U1> with Tidewerk now?' } });
  expect(shownText(answer)).toMatch(/Quayside weighs selling[\s\S]*Found by “Tidewerk”/);
  expect(newsroom.posts).toEqual([]);
});
