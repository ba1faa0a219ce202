import { readdirSync, readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserNote, chromiumPath, openBrowser } from '../support/browser.ts';
import type { SmallPreview } from '../support/small-preview.ts';
import { openPreview } from '../support/small-preview.ts';

const VIEWS = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
] as const;

type Finding = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
type Axe = { run(): Promise<{ readonly violations: readonly Finding[] }> };

describe.skipIf(chromiumPath === undefined)(`the preview page for everybody${browserNote}`, () => {
  let preview: SmallPreview;
  let browser: Browser;
  beforeAll(async () => {
    [preview, browser] = await Promise.all([openPreview(), openBrowser()]);
  });
  afterAll(() => Promise.all([preview.stop(), browser.close()]));

  async function open({ colorScheme, width }: (typeof VIEWS)[number]): Promise<Page> {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 844 } });
    page.setDefaultTimeout(5_000);
    await page.goto(preview.url);
    for (const words of ['/news', 'did you see Foxconn?', 'lunch?', '/newsdesk digest now']) {
      await page.getByRole('textbox').fill(words);
      await page.keyboard.press('Enter');
    }
    await page
      .getByRole('region', { name: 'Discord', exact: true })
      .getByText('in this channel')
      .waitFor();
    await page.getByRole('button', { name: 'JSON' }).first().click();
    return page;
  }

  test.each(VIEWS)('axe finds nothing, $colorScheme at $width', async (view) => {
    const page = await open(view);
    await page.evaluate(axe.source);
    const findings = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { readonly axe: Axe }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    await page.close();
    expect(findings).toEqual([]);
  });

  test('nothing stands out to the side at 390 pixels', async () => {
    const page = await open(VIEWS[2]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    const panes = await page
      .locator('.pane')
      .evaluateAll((all) => all.map((pane) => [pane.scrollWidth, pane.clientWidth]));
    await page.close();
    expect(width).toBe(390);
    for (const [needed, given] of panes) expect(needed).toBe(given);
  });
});

test('the page has at most 30 kB of script', () => {
  const folder = new URL('../../src/preview/page/', import.meta.url);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const sizes = scripts.map((name) => readFileSync(new URL(name, folder)).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(30_000);
});
