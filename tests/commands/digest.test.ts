import { beforeEach, describe, expect, test } from 'vitest';
import type { Place } from '#core/ports.ts';
import type { Action, Control, Doc } from '#core/talk/doc.ts';
import { asked, type Newsroom, openNewsroom, place, wordsOf } from '../support/newsroom.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});

const say = (text: string, at: Place = place, standing: Parameters<typeof asked>[0] = 'member') =>
  newsroom.inbox.command(asked(standing, at), { kind: 'typed', text: `/newsdesk digest ${text}` });
const words = async (...args: Parameters<typeof say>): Promise<string> =>
  wordsOf(await say(...args));
const press = (action: Action, standing: Parameters<typeof asked>[0] = 'member') =>
  newsroom.inbox.press({ ...asked(standing), action });
const controlsOf = ({ blocks }: Doc): readonly Control[] =>
  blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []));

describe('/newsdesk digest set', () => {
  test('answers with what it is, when it comes next, and how to change it', async () => {
    const text =
      'set 08:30 weekdays Asia/Tokyo topics:ports,yards max:5 include:"rare earths" exclude:football';
    expect(await words(text)).toBe(
      [
        'The digest daily is set.',
        'On weekdays at 08:30 (Asia/Tokyo), up to 5 stories, only ports and yards, with “rare earths”, without “football”',
        'Next: 2026-11-22T23:30:00Z',
        'Set it again with the same name to change it, /newsdesk digest off daily to end it.',
      ].join('\n'),
    );
    expect(await words('set 9:00')).toMatch(/^The digest daily is changed\.\nEvery day at 09:00/);
  });

  test('with nothing after it says what it takes, and with a mistake what is wrong', async () => {
    expect(await words('set')).toMatch(/Say at what time[\s\S]*\/newsdesk digest set 08:30/);
    expect(await words('set weekdays')).toMatch(/Say at what time/);
    expect(await words('set 08:30 wekdays')).toMatch(/cannot place “wekdays”/);
    expect(await words('set 08:30 min:9 max:3')).toMatch(/Make min smaller/);
    expect(await words('show')).toMatch(/No digest comes here by itself/);
  });

  test('filled in on a platform with forms is the same', async () => {
    const answer = await newsroom.inbox.command(asked(), {
      kind: 'filled',
      path: ['newsdesk', 'digest', 'set'],
      values: { time: '18:00', days: 'mon,thu', zone: 'Europe/Rome', max: 3, empty: 'say' },
    });
    expect(wordsOf(answer)).toContain(
      'On Mondays and Thursdays at 18:00 (Europe/Rome), up to 3 stories, says so when there is nothing new',
    );
  });

  test('is not for guests, and in a direct message is for everybody', async () => {
    expect(await words('set 08:30', place, 'guest')).toMatch(/not for guests/);
    const own = { ...place, channel: 'D1', direct: true } as const;
    expect(await words('set 08:30', own, 'guest')).toMatch(/^The digest daily is set/);
    expect(await words('show', own)).toMatch(/^Your digests\ndaily/);
    expect(await words('set 08:30 to:<#C0SECOND|x>', own)).toMatch(/comes to you here/);
  });

  test('for another channel asks whether its maker may change that one', async () => {
    const asker = asked();
    const standing = async (channel?: string) => (channel === 'C0SECOND' ? 'guest' : 'member');
    const typed = (text: string) => ({ kind: 'typed', text: `/newsdesk digest ${text}` }) as const;
    const person = { ...asker.person, standing } as typeof asker.person;
    const ask = { ...asker, person };
    const no = await newsroom.inbox.command(ask, typed('set 08:30 to:<#C0SECOND|other>'));
    expect(wordsOf(no)).toMatch(/not for guests/);
    const yes = await newsroom.inbox.command(ask, typed('set 08:30 to:<#C00THIRD|third>'));
    expect(wordsOf(yes)).toContain('posted in C00THIRD');
  });
});

describe('/newsdesk digest show', () => {
  test('tells of each digest when it comes, how the last one went, and has its buttons', async () => {
    await say('set 08:30');
    await say('set 18:00 name:evening min:3');
    const shown = await say('show');
    expect(wordsOf(shown)).toBe(
      [
        'Digests of this channel',
        'daily  every day at 08:30 (Europe/Rome), up to 10 stories',
        'Next: 2026-11-23T07:30:00Z  ·  Nothing has been due yet.',
        'evening  every day at 18:00 (Europe/Rome), up to 10 stories, waits for 3 stories',
        'Next: 2026-11-22T17:00:00Z  ·  Nothing has been due yet.',
      ].join('\n'),
    );
    expect(controlsOf(shown).map(({ label }) => label)).toEqual(['Now', 'Off', 'Now', 'Off']);
  });

  test('turns pages where there are many, so that no message is too large', async () => {
    for (let index = 10; index < 22; index += 1) await say(`set 08:30 name:d${index}`);
    const first = await say('show');
    expect(wordsOf(first)).toMatch(/^d14 /m);
    const more = controlsOf(first).at(-1);
    expect(more).toMatchObject({ label: 'More', action: { name: 'digest.page', value: '2' } });
    const last = await press({ name: 'digest.page', value: '99' });
    expect(last.kind).toBe('show');
    expect(wordsOf(last.doc)).toMatch(/^d21 /m);
    expect(controlsOf(last.doc).map(({ label }) => label)).toEqual([
      'Now',
      'Off',
      'Now',
      'Off',
      'Back',
    ]);
  });
});

describe('/newsdesk digest off, now and preview', () => {
  beforeEach(async () => {
    await say('set 08:30 topics:ports');
    await say('set 18:00 name:evening topics:yards');
  });

  test('take the one that is named, and daily where none is', async () => {
    expect(await words('preview')).toMatch(/5 stories[\s\S]*^Ports$/m);
    expect(await words('preview evening')).toMatch(/4 stories[\s\S]*^Yards$/m);
    expect(await words('off Evening')).toBe(
      'The digest evening is off. Nothing more will come of it.',
    );
    expect(await words('now weekly')).toBe(
      'There is no digest called weekly here. There is daily.',
    );
  });

  test('work by the buttons under show, which guests may not press', async () => {
    const action = { name: 'digest.now', value: 'evening' };
    expect(wordsOf((await press(action, 'guest')).doc)).toMatch(/not for guests/);
    expect(wordsOf((await press(action)).doc)).toMatch(/in this channel now/);
    expect(newsroom.posts.map(({ doc }) => doc.fallback)).toEqual([
      expect.stringMatching(/BrineCo2/),
    ]);
    expect(wordsOf((await press(action)).doc)).toBe(
      'Nothing new for this channel since its last digest.',
    );
    const off = await press({ name: 'digest.off', value: 'evening' });
    expect(off.kind).toBe('tell');
    expect(await words('show')).not.toContain('evening');
  });

  test('a preview says when there would be nothing', async () => {
    await say('now');
    expect(await words('preview')).toMatch(/it would hold nothing/);
  });
});
