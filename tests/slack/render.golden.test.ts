import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { composeMention } from '#core/talk/compose/mention.ts';
import type { Doc } from '#core/talk/doc.ts';
import { code, controls, doc, fine, heading, link, rule, strong, text } from '#core/talk/doc.ts';
import { picturesOf } from '#core/talk/pictured.ts';
import { en } from '#core/talk/sentences/en.ts';
import { toSlackAnswer, toSlackPost } from '#slack/render.ts';
import { picturedDigest } from '../support/pictures.ts';
import { faultsOf } from '../support/slack-rules.ts';

const published = Temporal.Instant.from('2026-11-22T08:00:00Z');
const button = (label: string, value: string) =>
  ({ kind: 'button', label, action: { name: 'page', value } }) as const;

const frontPage: Doc = doc(
  'Nissan weighs building Foxconn EVs at Oppama. Plus 2 more headlines.',
  heading('Nissan weighs building Foxconn EVs at Oppama'),
  fine('Nikkei · Autos · ', { kind: 'time', at: published, show: 'moment' }),
  text('Nissan is in talks that could see ', strong('Foxconn'), ' cars built near Tokyo.'),
  rule,
  {
    kind: 'list',
    start: 2,
    items: [
      [link('Coca-Cola in talks to sell Costa', 'https://example.com/h/2'), '  Example Wire'],
      [link('HSBC & Hang Seng: <$13.6bn>', 'javascript:alert(1)'), '  *Example* Wire'],
    ],
  },
  controls(
    { ...button('More', '2:'), primary: true, describe: 'Show headlines 4 to 6' },
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
  fine('1–3 of 17 · ', code('/news foxconn'), ' searches'),
);

const article: Doc = doc(
  'Nissan weighs building Foxconn EVs at Oppama',
  heading('Nissan weighs building Foxconn EVs at Oppama'),
  text('The plant near Tokyo employs about 3,900 people.'),
  text('Nothing has been signed, ', strong('Nikkei'), ' says.'),
  controls(button('Back', '1:')),
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

const mistake: Doc = doc(
  'page is a whole number from 1 to 3',
  text('page is a whole number from 1 to 3, not ', code('<!channel> @everyone'), '.'),
);

const key = 'slack:T1:C1:mention:nissan:2026-11-22' as DeliveryKey;
const thread = {
  platform: 'slack',
  workspace: 'T1',
  channel: 'C1',
  thread: '1795305700.000200',
} as const;

test.each([
  ['a front page', 'front-page', toSlackAnswer(frontPage)],
  ['an article', 'article', toSlackAnswer(article)],
  ['a mention reply', 'mention', toSlackPost(thread, mention, key)],
  ['a usage mistake', 'mistake', toSlackAnswer(mistake)],
])('%s is drawn as golden/%s.json', (_what, file, body) => {
  const golden = readFileSync(new URL(`golden/${file}.json`, import.meta.url), 'utf8');
  expect(body).toEqual(JSON.parse(golden));
  expect(faultsOf(body)).toEqual([]);
});

test('a digest with a card shows it in the place of its lead’s summary', async () => {
  const [card] = picturesOf(picturedDigest);
  if (card === undefined) throw new Error('no card');
  const uploads = new Map([[card, 'F0CARD0001']]);
  const key = 'slack:T1:C1:digest:daily:2026-11-22' as DeliveryKey;
  const here = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
  const body = toSlackPost(here, { ...picturedDigest, uploads }, key);
  expect(faultsOf(body)).toEqual([]);
  await expect(`${JSON.stringify(body, undefined, 2)}\n`).toMatchFileSnapshot('golden/digest.json');
  expect(JSON.stringify(body)).not.toContain('employs about 3,900');
  expect(JSON.stringify(toSlackPost(here, picturedDigest, key))).toContain('employs about 3,900');
});
