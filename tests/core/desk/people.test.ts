import { expect, test } from 'vitest';
import { createPeople } from '#core/desk/people.ts';
import type { Place } from '#core/ports.ts';
import { openMemoryStore } from '#store/open.ts';
import { drivenClock } from '../../support/clock.ts';

const slack: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const server: Place = { platform: 'discord', workspace: 'S1', channel: 'C1' };
const direct: Place = { platform: 'discord', workspace: 'dm', channel: 'D1', direct: true };

const people = () => createPeople(openMemoryStore(drivenClock()).store.people);

test('opting out holds for one person in one workspace, in all of its channels, until opting in', async () => {
  const book = people();
  await book.set(slack, 'U1', 'off');
  expect(await book.isOut({ ...slack, channel: 'C2' }, 'U1')).toBe(true);
  expect(await book.isOut(slack, 'U2')).toBe(false);
  expect(await book.isOut({ ...slack, workspace: 'T2' }, 'U1')).toBe(false);
  expect(await book.isOut({ ...slack, platform: 'discord' }, 'U1')).toBe(false);
  await book.set(slack, 'U1', 'on');
  expect(await book.isOut(slack, 'U1')).toBe(false);
});

test('in a direct message on Discord it holds for every server where nothing else was said', async () => {
  const book = people();
  await book.set(direct, 'U1', 'off');
  expect(await book.isOut(server, 'U1')).toBe(true);
  await book.set(server, 'U1', 'on');
  expect(await book.isOut(server, 'U1')).toBe(false);
  expect(await book.isOut({ ...server, workspace: 'S2' }, 'U1')).toBe(true);
  await book.set(direct, 'U1', 'on');
  expect(await book.isOut({ ...server, workspace: 'S2' }, 'U1')).toBe(false);
});
