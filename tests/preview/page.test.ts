import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserNote, chromiumPath, openBrowser } from '../support/browser.ts';
import { FEEDS, HOSTILE, PICTURED, SILENCES } from '../support/small-desk.ts';
import type { SmallPreview } from '../support/small-preview.ts';
import { openPreview } from '../support/small-preview.ts';

describe.skipIf(chromiumPath === undefined)(`the preview page in a browser${browserNote}`, () => {
  let preview: SmallPreview;
  let browser: Browser;
  let page: Page;
  let foreign: string[];

  beforeAll(async () => {
    [preview, browser] = await Promise.all([openPreview(), openBrowser()]);
  });
  afterAll(() => Promise.all([preview.stop(), browser.close()]));

  beforeEach(async () => {
    await page?.close();
    page = await browser.newPage({ timezoneId: 'Europe/Rome' });
    page.setDefaultTimeout(5_000);
    foreign = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(preview.url)) foreign.push(request.url());
    });
    await page.goto(preview.url);
  });

  const pane = (name: 'Slack' | 'Discord') => page.getByRole('region', { name, exact: true });
  const both = () => [pane('Slack'), pane('Discord')];

  async function say(words: string): Promise<void> {
    await page.getByRole('textbox').fill(words);
    await page.keyboard.press('Enter');
  }

  test('a command is answered in both panes, to the one who asked', async () => {
    await say('/news');
    await pane('Slack').getByText('Only visible to you').waitFor();
    await pane('Discord').getByText('Only you can see this').waitFor();
    for (const side of both()) {
      await side.getByRole('heading', { name: 'Page 1: SpaceX' }).waitFor();
      expect(await side.getByRole('link', { name: 'Costa Coffee' }).getAttribute('rel')).toBe(
        'noreferrer',
      );
      expect(await side.locator('ol').getAttribute('start')).toBe('2');
    }
    expect(await page.locator('.unknown').count()).toBe(0);
  });

  test('More turns the page where it is, in that pane alone, and the keyboard stays on it', async () => {
    await say('/news');
    await pane('Slack').getByRole('button', { name: 'More' }).focus();
    await page.keyboard.press('Enter');
    await pane('Slack').getByRole('heading', { name: 'Page 2' }).waitFor();
    expect(await pane('Slack').getByRole('article').count()).toBe(1);
    expect(await pane('Discord').getByRole('heading', { name: 'Page 1' }).count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('More');
    await pane('Slack').getByRole('button', { name: 'Back' }).click();
    await pane('Slack').getByRole('heading', { name: 'Page 1' }).waitFor();
  });

  test('what is picked in the menu is told below the message', async () => {
    await say('/news');
    for (const side of both()) {
      await side.getByRole('combobox', { name: 'Read' }).selectOption({ index: 3 });
      await side.getByText('The whole of “Coca-Cola').waitFor();
      expect(await side.getByRole('article').count()).toBe(2);
    }
  });

  test('a file of an answer is named where it is attached, and can be saved', async () => {
    await say('/newsdesk feeds export');
    await pane('Discord').getByText(FEEDS.name, { exact: true }).waitFor();
    await pane('Slack').locator('pre').getByText('<body/>').waitFor();
    const saved = page.waitForEvent('download');
    await pane('Slack')
      .getByRole('link', { name: `Save ${FEEDS.name}` })
      .click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe(FEEDS.name);
    expect(await readFile(await file.path(), 'utf8')).toBe(FEEDS.text);
    expect(await page.locator('.unknown').count()).toBe(0);
  });

  test('a picture is drawn in its message, and the payload names it as it is sent', async () => {
    await say('/newsdesk trends');
    await say('/newsdesk digest now');
    for (const side of both()) {
      const pictures = side.getByRole('img', { name: PICTURED });
      await pictures.nth(1).waitFor();
      for (const picture of await pictures.all())
        expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
      await side.getByRole('button', { name: 'JSON' }).first().click();
    }
    expect(await pane('Slack').locator('pre').innerText()).toContain('"slack_file"');
    expect(await pane('Discord').locator('pre').innerText()).toContain(
      'attachment://picture-1.png',
    );
    expect(foreign).toEqual([]);
    expect(await page.locator('.unknown').count()).toBe(0);
  });

  test('Share posts it for everyone', async () => {
    await say('/news');
    for (const side of both()) {
      await side.getByRole('button', { name: 'Share' }).click();
      await side.getByRole('article', { name: 'Newsdesk', exact: true }).waitFor();
    }
  });

  test('a message that names the news is answered in its thread, any other is left alone', async () => {
    await say('did you see the Foxconn thing?');
    await say('lunch at noon?');
    for (const side of both()) {
      await side.getByRole('article', { name: 'in the thread' }).getByText('Matched').waitFor();
      await side.getByText('(the bot stays silent: nothing in the news matches)').waitFor();
      expect(await side.getByRole('article').count()).toBe(1);
    }
  });

  test('every reason to be silent has a sentence of its own', async () => {
    for (const because of SILENCES) await say(`be silent: ${because}`);
    const notes = pane('Slack').locator('.note');
    await notes.nth(SILENCES.length - 1).waitFor();
    const sentences = await notes.allInnerTexts();
    expect(new Set(sentences).size).toBe(SILENCES.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^\(the bot [^']{20,}\)$/);
  });

  test('a post that comes by itself is drawn', async () => {
    await page.getByRole('button', { name: '/newsdesk digest now' }).click();
    for (const side of both()) {
      await side.getByRole('heading', { name: 'Daily digest' }).waitFor();
      await side.getByText('The digest is in this channel.').waitFor();
    }
  });

  test('the payload of each message can be read, and is the very one that is sent', async () => {
    await say('/news');
    for (const side of both()) {
      const toggle = side.getByRole('button', { name: 'JSON' });
      await toggle.click();
      expect(await toggle.getAttribute('aria-expanded')).toBe('true');
    }
    const slack = JSON.parse(await pane('Slack').locator('pre').innerText());
    expect(slack).toMatchObject({ response_type: 'ephemeral', text: 'The news, page 1' });
    const discord = JSON.parse(await pane('Discord').locator('pre').innerText());
    expect(discord).toMatchObject({ type: 4, data: { flags: 32_832 } });
  });

  test('everything is done with the keyboard alone', async () => {
    await page.keyboard.type('/news');
    await page.keyboard.press('Enter');
    await pane('Slack').getByRole('heading', { name: 'Page 1' }).waitFor();
    await page.keyboard.press('ArrowUp');
    expect(await page.getByRole('textbox').inputValue()).toBe('/news');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('textbox').inputValue()).toBe('');
    const menu = pane('Slack').getByRole('combobox', { name: 'Read' });
    const isThere = () => menu.evaluate((element) => element === document.activeElement);
    for (let steps = 0; steps < 30 && !(await isThere()); steps += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await pane('Slack').getByRole('article').count()).toBe(1);
    await page.keyboard.press('Enter');
    await pane('Slack').getByText('The whole of “SpaceX').waitFor();
  });

  test('what was answered is spoken politely', async () => {
    await say('/news');
    await page.getByRole('status').getByText('Page 1').waitFor({ state: 'attached' });
    await say('lunch?');
    await page.getByRole('status').getByText('stays silent').waitFor({ state: 'attached' });
  });

  test('hostile words stay words', async () => {
    await say('/news hostile');
    for (const side of both()) {
      await side.getByRole('heading', { name: HOSTILE, exact: true }).waitFor();
      expect(await side.locator('.mention, .unknown, .content img').count()).toBe(0);
      const links = await side
        .locator('a')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
      expect(links).toHaveLength(1);
      expect(links[0]).toMatch(/^https:\/\/example\.com\//);
    }
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  });

  test('no request leaves for another host', async () => {
    for (const words of ['/news', '/news hostile', 'Foxconn', '/newsdesk digest now'])
      await say(words);
    await pane('Discord').getByText('The digest is in this channel.').waitFor();
    expect(foreign).toEqual([]);
  });

  test('it says when the bot has stopped, and goes on when it is back', async () => {
    const { port } = new URL(preview.url);
    await preview.stop();
    await page.getByText('Newsdesk has stopped. Start it again with npm start').waitFor();
    await say('/news');
    await pane('Slack').getByText('(not sent)').waitFor();
    preview = await openPreview(Number(port));
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    await say('/news');
    await pane('Slack').getByRole('heading', { name: 'Page 1' }).waitFor();
  });
});
