import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserNote, chromiumPath, openBrowser } from '../support/browser.ts';
import type { SmallPreview } from '../support/small-preview.ts';
import { openPreview } from '../support/small-preview.ts';

type App = 'slack' | 'discord';
type Drawings = Record<App, { draw(payload: object, press: () => void): readonly Node[] }>;

/** As text, since the test's own transformation of imports has no place in a browser. */
const LOAD = `Promise.all([import('/slack.js'), import('/discord.js')]).then((modules) => {
  window.drawings = Object.assign({}, ...modules);
})`;

const SKETCHES = new URL('../../../shared/design/payloads/', import.meta.url);
const sketches = existsSync(SKETCHES)
  ? readdirSync(SKETCHES).filter((name) => name.endsWith('.json'))
  : [];
const missing =
  sketches.length === 0 ? ' (skipped: the design sketches are not beside the project)' : '';

describe.skipIf(chromiumPath === undefined)(`the drawing of a payload${browserNote}`, () => {
  let preview: SmallPreview;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [preview, browser] = await Promise.all([openPreview(), openBrowser()]);
    page = await browser.newPage({ timezoneId: 'Asia/Tokyo' });
    await page.goto(preview.url);
    await page.evaluate(LOAD);
  });
  afterAll(() => Promise.all([preview.stop(), browser.close()]));

  /** Draws with the page's own modules, under the page's own policy, and gives back the markup. */
  const draw = (app: App, payload: object): Promise<string> =>
    page.evaluate(
      ([name, body]) => {
        const { drawings } = window as unknown as { readonly drawings: Drawings };
        const box = document.createElement('div');
        box.append(...drawings[name].draw(body, () => undefined));
        document.body.append(box);
        const html = box.innerHTML;
        box.remove();
        return html;
      },
      [app, payload] as const,
    );
  const section = (text: string) =>
    draw('slack', { blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] });
  const display = (content: string) => draw('discord', { components: [{ type: 10, content }] });

  test.skipIf(sketches.length === 0).each(sketches.length === 0 ? [missing] : sketches)(
    'every part of the design sketch %s is drawn',
    async (name) => {
      const payload = JSON.parse(readFileSync(new URL(name, SKETCHES), 'utf8'));
      const html = await draw(name.startsWith('slack') ? 'slack' : 'discord', payload);
      expect(html).not.toContain('is not drawn');
      expect(html).toContain('Nissan weighs building Foxconn EVs');
    },
  );

  test.each([
    [
      'slack',
      { blocks: [{ type: 'data_table' }] },
      '[block type data_table is not drawn by the preview]',
    ],
    ['slack', { blocks: [{ type: 'constructor' }] }, '[block type constructor is not drawn'],
    ['slack', { blocks: [{ type: 'actions', elements: [{ type: 'datepicker' }] }] }, 'datepicker'],
    ['discord', { components: [{ type: 5 }] }, '[component type 5 is not drawn by the preview]'],
    ['discord', { embeds: [{ title: 'x' }] }, '[component type embed is not drawn'],
    ['discord', { components: [{ type: 2, style: 6 }] }, '[button type 6 is not drawn'],
  ] as const)('on %s what the page does not know is named: %j', async (app, payload, name) => {
    expect(await draw(app, payload)).toContain(name);
  });

  test.each([
    [
      '*bold* _slanted_ ~struck~ `code *x*`',
      '<strong class="">bold</strong> <em class="">slanted</em> <s class="">struck</s> <code class="">code *x*</code>',
    ],
    ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
    ['**not bold** [not](https://a.link)', '[not](<a'],
    ['&lt;b&gt; &amp;amp;', '&lt;b&gt; &amp;amp;'],
    ['<https://example.com/?a=1&amp;b|words>', 'href="https://example.com/?a=1&amp;b"'],
    ['<javascript:alert(1)|words>', '<span class="">words</span>'],
    [
      '<!channel> <@U1> <#C1|news>',
      '<span class="mention">@channel</span> <span class="mention">@U1</span> <span class="mention">#news</span>',
    ],
    ['<!date^1795334400^{date} at {time}|then>', '>22 November 2026 at 17:00</time>'],
    ['<!date^1795334400^{date_num} {ago}|then>', '>{date_num} '],
    [':newspaper: at 10:30:00', '>:newspaper:</span> at 10:30:00'],
  ])('mrkdwn is read as Slack reads it: %s', async (text, html) => {
    expect(await section(text)).toContain(html);
  });

  test.each([
    [
      '**bold** *slanted* __under__ ~~struck~~ `**code**`',
      '<strong class="">bold</strong> <em class="">slanted</em> <u class="">under</u> <s class="">struck</s> <code class="">**code**</code>',
    ],
    ['\\*\\*not bold\\*\\* \\`x\\`', '**not bold** `x`'],
    ['\\# no heading', '<div class=""># no heading</div>'],
    [
      '## heading\n-# small',
      '<h3 class="title size2">heading</h3><div class="context">small</div>',
    ],
    ['3. three\n4. four', '<ol start="3"><li'],
    ['1\\. no list', '<div class="">1. no list</div>'],
    ['- one\n- two', '<ul class=""><li'],
    [
      '[words](<https://example.com/a>)',
      '<a href="https://example.com/a" target="_blank" rel="noreferrer" class="">words</a>',
    ],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['<t:1795334400:f>', '>22 November 2026 at 17:00</time>'],
    ['<t:9999999999999:f>', '&lt;t:9999999999999:f&gt;'],
    ['@everyone <@1>', '@everyone <span class="mention">@1</span>'],
  ])('markdown is read as Discord reads it: %s', async (content, html) => {
    expect(await display(content)).toContain(html);
  });

  test('a list on Slack goes on from its offset', async () => {
    const item = { type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] };
    const list = { type: 'rich_text_list', style: 'ordered', offset: 4, elements: [item] };
    expect(await draw('slack', { blocks: [{ type: 'rich_text', elements: [list] }] })).toContain(
      '<ol class="" start="5"',
    );
  });

  test('a picture of another host is told in words and never fetched', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const html = await draw('slack', {
      blocks: [{ type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A chart' }],
    });
    expect(html).toContain('aria-label="A chart"');
    expect(html).not.toContain('<img');
    expect(asked.filter((url) => !url.startsWith(preview.url))).toEqual([]);
  });

  test('markup in a text is never markup of the page', async () => {
    const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
    const slack = { blocks: [{ type: 'header', text: { type: 'plain_text', text: evil } }] };
    for (const html of [await section(evil), await display(evil), await draw('slack', slack)]) {
      expect(html).not.toMatch(/<(img|script)/);
    }
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  });

  test('no text is slow to draw, however it is nested', async () => {
    const slow = ['*', '_', '[', '`', '<', '**a', '\\', '[a](', '||', '*_~'].map((part) =>
      part.repeat(4_000 / part.length),
    );
    const started = performance.now();
    for (const text of slow) await Promise.all([section(text), display(text)]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
