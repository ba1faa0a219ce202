import { expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { composeMention } from '#core/talk/compose/mention.ts';
import {
  code,
  controls,
  type Doc,
  doc,
  fine,
  heading,
  link,
  rule,
  strong,
  text,
} from '#core/talk/doc.ts';
import { en } from '#core/talk/sentences/en.ts';
import {
  toDiscordAnswer,
  toDiscordPost,
  toDiscordShare,
  toDiscordUpdate,
} from '#discord/render.ts';
import { judgeCallback, judgeFollowUp, judgePostBody } from '../support/discord-judge.ts';
import { picturedDigest, picturedDoc } from '../support/pictures.ts';

const KEY = 'discord:111:222:mention:nissan:2026-11-22' as DeliveryKey;
const published = Temporal.Instant.from('2026-11-22T08:00:00Z');

const frontPage: Doc = doc(
  'Nissan weighs building Foxconn EVs at Oppama, and 2 more headlines',
  heading('Nissan weighs building Foxconn EVs at Oppama'),
  text('Nissan is in talks that could see ', strong('Foxconn'), ' cars built near Tokyo.'),
  fine('Nikkei · Autos · ', { kind: 'time', at: published, show: 'moment' }),
  rule,
  {
    kind: 'list',
    start: 2,
    items: [
      [link('Coca-Cola in talks to sell Costa', 'https://example.com/h/2'), ' Example Wire'],
      [link('HSBC [UK]: <$13.6bn> @everyone', 'javascript:alert(1)'), ' *Example* Wire'],
      [link('[Update] Roomba maker files for Chapter 11', 'https://example.com/h/(7)'), ' 1. Wire'],
    ],
  },
  controls(
    { kind: 'button', label: 'More', action: { name: 'page', value: '2:' }, primary: true },
    { kind: 'button', label: 'Share', action: { name: 'share', value: 'page:1:' } },
    { kind: 'open', label: 'Read at Nikkei', url: 'https://example.com/a/nissan' },
    {
      kind: 'menu',
      label: 'Read',
      action: { name: 'read', value: '' },
      choices: [
        { label: '1 Nissan weighs building Foxconn EVs at Oppama', value: 'a1' },
        { label: '2 Coca-Cola in talks to sell Costa', value: 'h2' },
      ],
    },
  ),
  fine('1–3 of 17 · ', code('/news foxconn'), ' searches · 08:30'),
);

const mention = composeMention(
  {
    item: {
      id: 'a1',
      title: 'Nissan weighs building Foxconn EVs',
      url: 'https://example.com/a/nissan',
      source: 'Nikkei',
      published,
    },
    keyword: 'Foxconn',
    because: 'name',
  },
  en,
);

const asFile = (body: unknown): string => `${JSON.stringify(body, undefined, 2)}\n`;

test('the front page is a private answer with a list, links and its controls', async () => {
  const answer = toDiscordAnswer(frontPage);
  expect(judgeCallback(answer)).toEqual([]);
  await expect(asFile(answer)).toMatchFileSnapshot('golden/front-page.json');
});

test('a mention reply is a silent post that carries its delivery key', async () => {
  const body = toDiscordPost(mention, KEY, { silent: true, replyTo: '123456789012345678' });
  expect(judgePostBody(body)).toEqual([]);
  await expect(asFile(body)).toMatchFileSnapshot('golden/mention.json');
});

test('a digest with a card shows it in the place of its lead’s summary', async () => {
  const body = toDiscordPost(picturedDigest, KEY);
  expect(judgePostBody(body)).toEqual([]);
  await expect(asFile(body)).toMatchFileSnapshot('golden/digest.json');
  expect(asFile(body)).not.toContain('employs about 3,900');
});

test('a third picture in one message is told in words', () => {
  const one = picturedDoc('One').blocks;
  const crowded = doc('x', ...one, ...picturedDoc('Two').blocks, ...picturedDoc('Three').blocks);
  const body = toDiscordPost(crowded, KEY);
  expect(judgePostBody(body)).toEqual([]);
  expect(body.attachments).toHaveLength(2);
  expect(asFile(body).match(/3,900/g)).toHaveLength(1);
});

test('an update keeps the message private, a share makes it public', () => {
  expect(toDiscordUpdate(mention)).toMatchObject({ type: 7, data: { flags: 32768 } });
  expect(toDiscordShare(mention)).toMatchObject({ flags: 32768, allowed_mentions: { parse: [] } });
  expect(judgeFollowUp(toDiscordShare(mention))).toEqual([]);
});

test('one key gives one nonce and one marker, another key others', () => {
  const one = toDiscordPost(mention, KEY);
  const again = toDiscordPost(frontPage, KEY);
  const other = toDiscordPost(mention, `${KEY}3` as DeliveryKey);
  expect(one.nonce).toMatch(/^[\w-]{25}$/);
  expect([again.nonce, again.components[0].id]).toEqual([one.nonce, one.components[0].id]);
  expect(other.nonce).not.toBe(one.nonce);
  expect(other.components[0].id).not.toBe(one.components[0].id);
});

test('a message of nothing at all says what its fallback says', () => {
  const { components } = toDiscordShare(doc('No news yet'));
  expect(components[0].components).toEqual([{ type: 10, content: 'No news yet' }]);
});

test('an address that no button may hold is a line of text', () => {
  const url = `https://example.com/${'p'.repeat(600)}`;
  const { components } = toDiscordShare(doc('x', controls({ kind: 'open', label: 'Read', url })));
  expect(components[0].components).toEqual([{ type: 10, content: `[Read](<${url}>)` }]);
});

test('controls beyond the room and a control that is there twice are left out, and "…" says so', () => {
  const button = (value: string) =>
    ({ kind: 'button', label: 'B', action: { name: 'b', value } }) as const;
  const many = Array.from({ length: 50 }, (_, index) => button(String(index)));
  const crowded = toDiscordShare(doc('x', text('Hello'), controls(...many))).components[0];
  const rows = crowded.components.flatMap((part) =>
    part.type === 1 ? [part.components.length] : [],
  );
  expect(rows).toEqual([5, 5, 5, 5, 5, 5, 1]);
  expect(crowded.components[0]).toEqual({ type: 10, content: 'Hello\n…' });
  const doubled = toDiscordShare(doc('x', controls(button('1'), button('1')))).components[0];
  expect(doubled.components).toMatchObject([
    { components: [{ custom_id: 'b:1' }] },
    { content: '…' },
  ]);
});
