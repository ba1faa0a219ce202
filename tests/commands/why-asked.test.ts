import { beforeEach, describe, expect, test } from 'vitest';
import { openFeedRoom } from '../support/feed-room.ts';
import { asked, heard, wordsOf } from '../support/newsroom.ts';
import { bring, command, openRoom, rig, why } from './why-room.ts';

beforeEach(openRoom);

describe('what somebody asks about', () => {
  test('with no words it says what to type, and offers the headlines of the last post', async () => {
    expect(await why('')).toMatch(/^Give me the link.*\n\/newsdesk why https:.*\n\/newsdesk why/);
    await rig.newsroom.inbox.hear(heard('They say BrineCo3 opens a yard in port 3'));
    const hint = await command('why');
    const [menu] = hint.blocks.flatMap((block) =>
      block.kind === 'controls' ? block.controls : [],
    );
    if (menu?.kind !== 'menu') throw new Error('no menu');
    const { action, choices } = menu;
    expect(choices.map(({ label }) => label)).toEqual([
      'Trade in port 3 grows as BrineCo3 opens a yard',
    ]);
    const choice = choices[0]?.value ?? '';
    const { doc } = await rig.newsroom.inbox.press({ ...asked('guest'), action, choice });
    expect(wordsOf(doc)).toMatch(/^Trade in port 3/);
  });

  test('words find the best headline, and the next ones are a menu that stays', async () => {
    const answer = await command('why trade in port');
    const [menu] = answer.blocks.flatMap((block) =>
      block.kind === 'controls' ? block.controls : [],
    );
    if (menu?.kind !== 'menu') throw new Error('no menu');
    expect(menu.choices).toHaveLength(8);
    const { action } = menu;
    const choice = menu.choices[2]?.value ?? '';
    const { doc } = await rig.newsroom.inbox.press({ ...asked('guest'), action, choice });
    expect(wordsOf(doc).split('\n')[0]).toBe(menu.choices[2]?.label);
    const [again] = doc.blocks.flatMap((block) =>
      block.kind === 'controls' ? block.controls : [],
    );
    expect(again?.kind === 'menu' && again.choices.map(({ value }) => value)).not.toContain(choice);
    const gone = await rig.newsroom.inbox.press({ ...asked('guest'), action, choice: 'gone' });
    expect(wordsOf(gone.doc)).toMatch(/not on the desk any more/);
  });

  test('words that nothing has get other words to press', async () => {
    expect(await why('qqqzzz')).toMatch(
      /^No headline that this channel sees has “qqqzzz”\. What is older than 30/,
    );
    const answer = await command('why brinexxo');
    const [button] = answer.blocks.flatMap((block) =>
      block.kind === 'controls' ? block.controls : [],
    );
    if (button?.kind !== 'button') throw new Error('no button');
    const { doc } = await rig.newsroom.inbox.press({ ...asked('guest'), action: button.action });
    expect(wordsOf(doc)).toMatch(/^Trade in port/);
  });

  test('a name that could be an address is looked for as a name', async () => {
    bring('What JD.com sells');
    expect(await why('jd.com')).toMatch(/^What JD\.com sells/);
  });

  test('a link of a site that is followed says when its feed is looked at next', async () => {
    const url = 'https://harbour.example/feed';
    const room = openFeedRoom({ [url]: { kind: 'feed', title: 'Harbour' } });
    await room.say(`add ${url}`);
    rig.newsroom = room.newsroom;
    expect(await why('https://www.harbour.example/2026/new')).toBe(
      'No feed that this channel sees has brought that link, and it stands in no edition. What is older than 30 days is not kept.\nOf that site this channel follows:\nHarbour  ·  last look 2026-11-22T08:00:00Z  ·  next look 2026-11-22T08:30:00Z'.replace(
        'harbour  ',
        'Harbour  ',
      ),
    );
  });
});
