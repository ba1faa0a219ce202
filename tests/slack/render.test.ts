import { describe, expect, test } from 'vitest';
import type { Block, Control, Span } from '#core/talk/doc.ts';
import { code, controls, doc, fine, heading, link, rule, strong, text } from '#core/talk/doc.ts';
import { toSlackAnswer, toSlackShare, toSlackTell, toSlackUpdate } from '#slack/render.ts';
import { HOSTILE } from '../support/slack-docs.ts';
import type { Node } from '../support/slack-rules.ts';
import { faultsOf, nodesOf, shownText } from '../support/slack-rules.ts';

const draw = (...blocks: readonly Block[]) => toSlackAnswer(doc('x', ...blocks));
const only = (type: string, ...blocks: readonly Block[]): readonly Node[] =>
  nodesOf(draw(...blocks).blocks).filter((node) => node.type === type);
const button = (label: string, value: string): Control => ({
  kind: 'button',
  label,
  action: { name: 'page', value },
});
const at = Temporal.Instant.from('2026-11-22T08:00:59Z');

describe('hostile words', () => {
  test.each(HOSTILE)('%j is text and nothing else', (words) => {
    const { blocks, text: top } = toSlackAnswer(
      doc(words, heading(words), text(words), fine(words), fine(strong(words), code(words))),
    );
    const types = new Set(nodesOf(blocks).map(({ type }) => type));
    expect(
      types.intersection(new Set(['user', 'usergroup', 'channel', 'broadcast', 'link'])),
    ).toEqual(new Set());
    expect(top).not.toMatch(/[<>]/);
    for (const { text: shown } of nodesOf(blocks).filter(({ type }) => type === 'mrkdwn')) {
      expect(shown).toMatch(/^[*`][^*_~`<>&|]+[*`]$/);
    }
  });

  test('are shown as they are where they hold no control characters', () => {
    const words = '<!channel> & [x](javascript:1) *b* `c` @everyone';
    expect(shownText(draw(text(words)))).toBe(words);
    expect(shownText(draw(fine(words)))).toBe(words);
    expect(toSlackAnswer(doc(words)).text).toBe(
      '&lt;!channel&gt; &amp; [x](javascript:1) *b* `c` @everyone',
    );
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'example.com', ''])(
    'a link to %j is its bare words',
    (url) => {
      expect(only('link', text(link('here', url)), fine(link('here', url)))).toEqual([]);
      expect(shownText(draw(text(link('here', url))))).toBe('here');
    },
  );

  test('an address cannot break out of the markup of small print', () => {
    const [element] = only('mrkdwn', fine(link('here', 'https://example.com/?a=1&b=<x>|y z')));
    expect(element?.text).toBe('<https://example.com/?a=1&amp;b=%3Cx%3E%7Cy%20z|here>');
  });
});

describe('Slack’s limits', () => {
  const long = 'Foxconn '.repeat(5_000);

  test('a heading has 150 characters', () => {
    const [header] = draw(heading(long)).blocks;
    const shown = shownText({ blocks: header ? [header] : [] });
    expect(shown.length).toBeGreaterThan(140);
    expect(shown.length).toBeLessThanOrEqual(150);
    expect(shown).toMatch(/Foxconn…$|Fox\w*…$/);
  });

  test('a label has 75 characters, a screen reader’s too', () => {
    const [drawn] = only('button', controls({ ...button(long, '1'), describe: long } as Control));
    const cut = expect.stringMatching(/^.{74}…$/);
    expect(drawn).toMatchObject({ text: { text: cut }, accessibility_label: cut });
  });

  test('a menu has 100 choices, each value once, none empty or over 150', () => {
    const choices = Array.from({ length: 120 }, (_, n) => ({
      label: `${n}`,
      value: `v${n % 110}`,
    }));
    const odd = ['', 'x'.repeat(151), 'v0', '\ud800'].map((value) => ({ label: 'odd', value }));
    const menu: Control = {
      kind: 'menu',
      label: 'Read',
      action: { name: 'read', value: '' },
      choices: [...odd, ...choices],
    };
    const [drawn] = only('static_select', controls(menu));
    expect(drawn?.options).toHaveLength(100);
    expect(only('static_select', controls({ ...menu, choices: odd.slice(0, 2) }))).toEqual([]);
  });

  test('a row has 25 controls; more make another row', () => {
    const many = Array.from({ length: 30 }, (_, n) => button('x', String(n)));
    const rows = only('actions', controls(...many)).map((row) => row.elements);
    expect(rows).toMatchObject([{ length: 25 }, { length: 5 }]);
  });

  test('a message has 50 blocks, and says that there is more', () => {
    const lines = Array.from({ length: 70 }, (_, n) => text(`line ${n}`));
    const { blocks } = draw(...lines, controls(button('More', '2')));
    expect(blocks).toHaveLength(50);
    expect(blocks.map(({ type }) => type).slice(-2)).toEqual(['actions', 'context']);
    expect(shownText({ blocks: blocks.slice(-1) })).toBe('…');
    expect(draw(...lines.slice(0, 49)).blocks).toHaveLength(49);
    expect(shownText(draw(...lines.slice(0, 49)))).not.toContain('…');
  });

  test('a message has 12,000 characters as Slack counts them, and ends with "…"', () => {
    const body = draw(
      text('&'.repeat(2_000)),
      text('x'.repeat(10_000)),
      rule,
      text('never seen'),
      controls(button('More', '2')),
    );
    expect(faultsOf(body)).toEqual([]);
    expect(body.blocks.map(({ type }) => type)).toEqual(['rich_text', 'rich_text', 'actions']);
    const shown = shownText(body).split('\n');
    expect(shown[0]).toHaveLength(2_000);
    expect(shown[1]).toMatch(/^x{1900,2000}…$/);
    expect(shown[2]).toBe('More');
  });

  test('menus and buttons of any size leave room for what they are about', () => {
    const choices = Array.from({ length: 100 }, (_, n) => ({
      label: '&'.repeat(75),
      value: `${n}`,
    }));
    const menus = Array.from({ length: 30 }, (_, n): Control => {
      return { kind: 'menu', label: 'Read', action: { name: 'read', value: `${n}` }, choices };
    });
    const body = draw(text('x'.repeat(2_900)), ...menus.map((menu) => controls(menu)));
    expect(faultsOf(body)).toEqual([]);
    expect(shownText(body)).toContain('x'.repeat(2_900));
    expect(nodesOf(body.blocks).filter(({ type }) => type === 'static_select')).not.toEqual([]);
  });

  test('labels are shortened no more than they have to be', () => {
    const choices = Array.from({ length: 20 }, (_, n) => ({
      label: '&'.repeat(75),
      value: `${n}`,
    }));
    const [menu] = only(
      'static_select',
      controls({ kind: 'menu', label: 'Read', action: { name: 'read', value: '' }, choices }),
    );
    const option = { text: { text: '&&&&&&&…' } };
    expect(menu?.options).toMatchObject(Array.from({ length: 20 }, () => option));
  });

  test('a cut never parts a grapheme', () => {
    const family = '👩‍👩‍👧‍👦';
    const shown = shownText(draw(text(family.repeat(2_000))));
    expect(shown).toMatch(/^(?:👩‍👩‍👧‍👦)+…$/);
  });

  test('an article of ordinary length is whole', () => {
    const paragraphs = Array.from({ length: 20 }, () => text('Nissan and Foxconn. '.repeat(25)));
    expect(shownText(draw(heading('Nissan'), ...paragraphs))).not.toContain('…');
  });

  test('headlines stay when their addresses are too many characters', () => {
    const url = `https://example.com/${'y'.repeat(900)}`;
    const items = Array.from({ length: 10 }, (_, n) => [link(`headline ${n}`, url)]);
    const body = draw({ kind: 'list', items });
    expect(shownText(body).match(/headline \d/g)).toHaveLength(10);
    expect(nodesOf(body.blocks).filter(({ type }) => type === 'link')).toHaveLength(6);
  });
});

describe('drawing', () => {
  test('blanks between spans stay, those at the ends of a line go', () => {
    const line: readonly Span[] = ['  by ', strong('Nikkei'), ' ', code('x'), ' \n ', '  '];
    const shown = only('text', text(...line)).map((node) => node.text);
    expect(shown).toEqual(['by ', 'Nikkei', ' ', 'x']);
  });

  test('a time is drawn by Slack, with a fallback that names its zone', () => {
    expect(only('date', text({ kind: 'time', at, show: 'moment' }))).toEqual([
      {
        type: 'date',
        timestamp: 1_795_334_459,
        format: '{date_short_pretty}, {time}',
        fallback: '2026-11-22 08:00 UTC',
      },
    ]);
    expect(shownText(draw(fine({ kind: 'time', at, show: 'day' })))).toBe(
      '<!date^1795334459^{date_short_pretty}|2026-11-22>',
    );
  });

  test('a time before 1970 is written out', () => {
    const early = Temporal.Instant.from('1945-05-08T20:00Z');
    expect(shownText(draw(text({ kind: 'time', at: early, show: 'day' })))).toBe('1945-05-08');
  });

  test('a list goes on counting where the last page ended, and keeps the place of an empty item', () => {
    const [list] = only('rich_text_list', { kind: 'list', start: 11, items: [['a'], [], ['c']] });
    expect(list).toMatchObject({ style: 'ordered', offset: 10 });
    expect(shownText(draw({ kind: 'list', start: 11, items: [['a'], [], ['c']] }))).toBe('a\n…\nc');
    const [bullets] = only('rich_text_list', { kind: 'list', items: [['a']] });
    expect(bullets).toMatchObject({ style: 'bullet' });
  });

  test('small print of many parts still fits its ten elements, with nothing lost', () => {
    const parts = Array.from({ length: 12 }, (_, n) => [code(`c${n}`), ` t${n} `]).flat();
    const [context] = only('context', fine(...parts));
    expect(context?.elements).toHaveLength(10);
    for (let n = 0; n < 12; n += 1) expect(shownText(draw(fine(...parts)))).toContain(`c${n}`);
  });

  test('only the first primary button is one, and of two with one action the first stays', () => {
    const drawn = only(
      'button',
      controls({ ...button('One', '1'), primary: true } as Control, button('Again', '1'), {
        ...button('Two', '2'),
        primary: true,
      } as Control),
    );
    expect(drawn).toMatchObject([{ style: 'primary' }, { action_id: 'page:2' }]);
    expect(drawn[1]).not.toHaveProperty('style');
  });

  test('an action that is too long to travel has no button', () => {
    expect(only('button', controls(button('x', 'y'.repeat(96))))).toEqual([]);
    expect(only('button', controls(button('x', 'y'.repeat(95))))).toHaveLength(1);
  });

  test('a Doc with nothing to draw is its fallback, and one without that is "…"', () => {
    expect(shownText(toSlackAnswer(doc('No news', text(''), heading('  '))))).toBe('No news');
    expect(toSlackAnswer(doc('', rule)).text).toBe('…');
    expect(shownText(toSlackAnswer(doc('')))).toBe('…');
  });

  test('an answer, an update, a word aside and a share differ in who sees them and where', () => {
    const news = doc('x', text('x'));
    const how = [toSlackAnswer, toSlackUpdate, toSlackTell, toSlackShare].map((to) => {
      const { response_type, replace_original } = to(news);
      return [response_type, replace_original];
    });
    expect(how).toEqual([
      ['ephemeral', undefined],
      ['ephemeral', true],
      ['ephemeral', false],
      ['in_channel', false],
    ]);
  });
});
