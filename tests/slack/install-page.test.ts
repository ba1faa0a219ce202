import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecordingInbox } from '../platform/inbox.ts';
import { browserNote, chromiumPath, openBrowser } from '../support/browser.ts';
import { type InstallRoom, openInstallRoom } from '../support/slack-install.ts';
import { HTTP, listeningAt } from '../support/slack-room.ts';

type Finding = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
type Axe = { run(): Promise<{ readonly violations: readonly Finding[] }> };

async function findingsOn(page: Page): Promise<readonly string[]> {
  // The page runs no script, so axe is brought by the browser itself.
  return page.evaluate(`${axe.source}; (${String(run)})()`);
}

async function run(): Promise<readonly string[]> {
  const { violations } = await (window as unknown as { readonly axe: Axe }).axe.run();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe.skipIf(chromiumPath === undefined)(`the install page for everybody${browserNote}`, () => {
  let room: InstallRoom;
  let without: InstallRoom;
  let browser: Browser;
  beforeAll(async () => {
    const inbox = createRecordingInbox();
    [room, without, browser] = await Promise.all([
      openInstallRoom(HTTP, { inbox }),
      openInstallRoom(HTTP, { inbox, secret: undefined }),
      openBrowser(),
    ]);
  });
  afterAll(() => Promise.all([room.close(), without.close(), browser.close()]));

  const at = (path: string, { log } = room): string => new URL(path, listeningAt(log.lines)).href;

  test.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('axe finds nothing on any of its pages, %s at %i', async (colorScheme, width) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 700 } });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const urls = [
      at('/slack/install'),
      at('/slack/oauth_redirect?error=access_denied'),
      at('/slack/oauth_redirect?code=x&state=y'),
      at('/slack/install', without),
    ];
    for (const url of urls) {
      await page.goto(url);
      expect(await findingsOn(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    }
    expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual(urls);
    await page.close();
  });

  test('a browser goes from the page to Slack and back, by keyboard', async () => {
    room.server.addWorkspace('T1', ['C1']);
    room.server.consent.choose('T1');
    const page = await browser.newPage();
    // Slack sends people to the address that the app was set up with.
    await page.route('http://127.0.0.1/slack/**', (route) =>
      route.fulfill({ status: 302, headers: { location: at(pathOf(route.request().url())) } }),
    );
    await page.goto(at('/slack/install'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Newsdesk is in News & <Friends>' }).waitFor();
    expect(await findingsOn(page)).toEqual([]);
    expect(await room.installations.get('slack:T1')).toMatchObject({ botToken: 'xoxb-T1' });
    await page.close();
  });
});

const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};
