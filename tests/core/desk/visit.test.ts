import { beforeEach, describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import type { Asked, Visit } from '#core/ports.ts';
import { asked, type Newsroom, openNewsroom, wordsOf } from '../../support/newsroom.ts';

const SERVER: Visit = { invite: 'https://discord.com/oauth2/authorize?client_id=1' };
const PEOPLE: Visit = {};

const place = { platform: 'discord', workspace: '200', channel: '300' } as const;
/** Somebody who manages the channel, as far as the platform says. */
const visiting = (visit: Visit): Asked => ({ ...asked('admin', place), visit });

let room: Newsroom;
beforeEach(() => {
  room = openNewsroom();
});

const paths = (those: (needs: 'manage' | undefined) => boolean): readonly string[] =>
  commands.filter(({ needs }) => those(needs)).map(({ path }) => path.join(' '));

const use = (path: string, visit: Visit) =>
  room.inbox.command(visiting(visit), { kind: 'filled', path: path.split(' '), values: {} });

describe('where the bot is nothing but a visitor', () => {
  test.each(paths((needs) => needs === 'manage'))('%s changes and posts nothing', async (path) => {
    expect(wordsOf(await use(path, SERVER))).toContain('I am not in this server');
    expect(wordsOf(await use(path, PEOPLE))).toContain('I am not in this conversation');
    expect(room.posts).toEqual([]);
    expect(await Array.fromAsync(room.opened.store.places.entries())).toEqual([]);
    expect(await Array.fromAsync(room.opened.store.subscriptions.entries())).toEqual([]);
  });

  test.each(paths((needs) => needs === undefined))('%s answers as anywhere', async (path) => {
    expect(wordsOf(await use(path, SERVER))).not.toContain('I am not in this server');
    expect(room.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('a server says how the bot is added to it, a conversation has no way', async () => {
    const open = { kind: 'open', label: 'Add me to the server', url: SERVER.invite };
    const { blocks } = await use('newsdesk digest set', SERVER);
    expect(blocks.at(-1)).toEqual({ kind: 'controls', controls: [open] });
    const answer = await use('newsdesk digest set', PEOPLE);
    expect(answer.blocks.some(({ kind }) => kind === 'controls')).toBe(false);
    expect(wordsOf(answer)).toContain('send me a direct message with: /newsdesk digest set 08:30');
  });

  test.each(['digest.now', 'mentions.set', 'mentions.mute', 'digest.off'])(
    'a button for %s tells the same',
    async (name) => {
      const action = { name, value: '' };
      const outcome = await room.inbox.press({ ...visiting(SERVER), action });
      expect(outcome.kind).toBe('tell');
      expect(wordsOf(outcome.doc)).toContain('I am not in this server');
    },
  );

  test('nobody manages any channel from there', async () => {
    expect(await room.desk.mayManage(visiting(SERVER))).toBe(false);
    expect(await room.desk.mayManage(visiting(SERVER), '301')).toBe(false);
    expect(await room.desk.mayManage(asked('admin', place))).toBe(true);
  });
});
