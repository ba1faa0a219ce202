import { deliveryKey } from '#core/desk/delivery-key.ts';
import type { Silence, Verdict } from '#core/desk/silence.ts';
import type { Heard, Inbox, Outcome, Place, Platform, Pressed, Said } from '#core/ports.ts';
import type { Block, Doc } from '#core/talk/doc.ts';
import { code, controls, doc, fine, heading, link, rule, strong, text } from '#core/talk/doc.ts';
import { en } from '#core/talk/sentences/en.ts';

import { picturedDoc } from './pictures.ts';

const TITLES = [
  'Nissan weighs building Foxconn EVs at its Oppama plant',
  'SpaceX starts lining up banks for a stock-market debut',
  'Coca-Cola in talks to sell its Costa Coffee chain',
  'Trello is back after an outage locked out users',
] as const;

/** Every reason there is; tsc says where one is missing. */
export const SILENCES = Object.keys({
  'no match': '',
  'mentions off': '',
  muted: '',
  'opted out': '',
  'told in thread': '',
  'told today': '',
  'cooling down': '',
  'budget spent': '',
  'seen before': '',
  'not posted': '',
} satisfies Record<Silence, string>) as readonly Silence[];

/** A title that tries everything at once. */
export const HOSTILE =
  '<img src=x onerror="window.hit=1"> <!channel> @everyone [x](javascript:window.hit=1) <javascript:1|y> **b** *i* `c` # h';

/** A desk with two pages of news and no memory, for what draws and carries its answers. */
export function createSmallDesk(platform: () => Pick<Platform, 'post'>): Inbox {
  return {
    command: async (asked, said) => {
      const words = typed(said);
      if (words === '/newsdesk digest now') await postDigest(platform(), asked.place, asked.id);
      return answer(words);
    },
    press: async (pressed) => toOutcome(pressed),
    find: async () => frontPage(1),
    home: async () => frontPage(1),
    hear: (heard) => reply(platform(), heard),
    arrive: async () => undefined,
    complete: () => [],
    sentences: async () => en,
  };
}

const typed = (said: Said): string => (said.kind === 'typed' ? said.text : said.path.join(' '));

function answer(words: string): Doc {
  if (words === '/news') return frontPage(1);
  if (words === '/news hostile') return doc(HOSTILE, ...everywhere(HOSTILE));
  if (words === '/newsdesk trends') return picturedDoc(PICTURED);
  if (words === '/newsdesk feeds export') return { ...doc('Feeds', text('1 feed')), file: FEEDS };
  if (words === '/newsdesk digest now')
    return doc('Posted', text('The digest is in this channel.'));
  return doc('Help', text('Type ', code('/news'), ' for the front page.'));
}

/** What a picture is said to show. */
export const PICTURED = 'Line chart: Stories a day.';
export const FEEDS = { name: 'feeds.opml', text: '<opml>\n  <body/>\n</opml>\n' };

const everywhere = (words: string): readonly Block[] => [
  heading(words),
  text(words, ' ', strong(words), ' ', link(words, 'javascript:window.hit=1')),
  { kind: 'list', items: [[words], [link(words, 'https://example.com/a)b>|c')]] },
  fine(words, code(words)),
  controls({ kind: 'button', label: words, action: { name: 'news', value: '1' } }),
];

function frontPage(page: number): Doc {
  const turn = (to: number) => ({ name: 'news', value: String(to) });
  const back = { kind: 'button', label: 'Back', action: turn(page - 1) } as const;
  const more = { kind: 'button', label: 'More', action: turn(page + 1), primary: true } as const;
  return doc(
    `The news, page ${page}`,
    heading(`Page ${page}: ${TITLES[page % TITLES.length]}`),
    fine(strong('Nikkei'), ' · ', { kind: 'time', at: PUBLISHED, show: 'moment' }),
    text('Nissan is in talks that could see Foxconn electric cars built at its Oppama plant.'),
    rule,
    { kind: 'list', start: 2, items: TITLES.map((title) => [link(title, 'https://example.com/')]) },
    controls(
      ...(page > 1 ? [back] : []),
      more,
      {
        kind: 'menu',
        label: 'Read',
        action: { name: 'read', value: '' },
        choices: TITLES.map((label, at) => ({ label, value: String(at) })),
      },
      { kind: 'button', label: 'Share', action: { name: 'share', value: String(page) } },
      { kind: 'open', label: 'Source', url: 'https://example.com/source' },
    ),
    fine('Try ', code('/news foxconn')),
  );
}

const PUBLISHED = Temporal.Instant.from('2026-11-22T08:00:00Z');

function toOutcome({ action, choice }: Pressed): Outcome {
  switch (action.name) {
    case 'news':
      return { kind: 'show', doc: frontPage(Number(action.value)) };
    case 'share':
      return { kind: 'share', doc: frontPage(Number(action.value)) };
    default: {
      const title = TITLES[Number(choice)] ?? 'Nothing';
      return { kind: 'tell', doc: doc(title, heading(title), text(`The whole of “${title}”.`)) };
    }
  }
}

async function postDigest(platform: Pick<Platform, 'post'>, place: Place, at: string) {
  const { blocks } = picturedDoc(PICTURED);
  const news = [heading('Daily digest'), ...blocks, text('Everything since yesterday.')];
  const digest = doc('Daily digest', ...news);
  await platform.post(place, digest, deliveryKey(place, { kind: 'digest', subject: 'now', at }));
}

async function reply(platform: Pick<Platform, 'post'>, heard: Heard): Promise<Verdict> {
  const because = SILENCES.find((each) => heard.text === `be silent: ${each}`);
  if (because !== undefined) return { kind: 'silent', because };
  if (!/foxconn/i.test(heard.text)) return { kind: 'silent', because: 'no match' };
  const place = { ...heard.place, thread: heard.message };
  const found = doc(
    TITLES[0],
    text(link(TITLES[0], 'https://example.com/a')),
    fine('Matched ', strong('Foxconn')),
  );
  const key = deliveryKey(place, { kind: 'mention', subject: 'nissan', at: heard.id });
  await platform.post(place, found, key);
  return { kind: 'replied', headline: 'nissan' };
}
