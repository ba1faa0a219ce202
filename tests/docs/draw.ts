import type { Browser, Page } from 'playwright-core';
import { removeFolders, startProcess } from '../support/bot-process.ts';
import { openBrowser } from '../support/browser.ts';

/**
 * The pictures of the README, taken from the preview page of the real bot with the news that it ships:
 * run it again when the page or what is said there has changed.
 */
const FOLDER = 'docs/';
const MENTION = 'did you see the Foxconn thing?';

const bot = startProcess({ environment: { PREVIEW_PORT: '0' } });
const { url } = await bot.line('ready');
const browser = await openBrowser();
try {
  await drawWhole(String(url), browser);
  await drawSide(String(url), {
    browser,
    name: 'slack',
    words: '/newsdesk digest now',
    height: 900,
  });
  await drawSide(String(url), { browser, name: 'discord', words: MENTION, height: 560 });
} finally {
  await browser.close();
  await bot.stop();
  removeFolders();
}

/** What it is, in one picture: one message, and what each platform shows for it. */
async function drawWhole(url: string, browser: Browser): Promise<void> {
  const page = await open(url, { browser, width: 1240, height: 820 });
  await say('/news', page);
  await page.screenshot({ path: `${FOLDER}news.png` });
  await page.close();
}

type Side = {
  readonly browser: Browser;
  readonly name: 'slack' | 'discord';
  readonly words: string;
  /** Of the window, in pixels. */
  readonly height: number;
};

/** One platform's side of the page. */
async function drawSide(url: string, { browser, name, words, height }: Side): Promise<void> {
  const page = await open(url, { browser, width: 1240, height });
  await say(words, page);
  await page.locator(`.pane.${name}`).screenshot({ path: `${FOLDER}${name}.png` });
  await page.close();
}

type View = { readonly browser: Browser; readonly width: number; readonly height: number };

async function open(url: string, { browser, width, height }: View): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: 'light',
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
  });
  await page.goto(url);
  return page;
}

/** Says it, and waits until both sides have answered. */
async function say(words: string, page: Page): Promise<void> {
  await page.getByRole('textbox').fill(words);
  await page.keyboard.press('Enter');
  // What is posted arrives a little after the answer.
  await page.waitForTimeout(1_500);
}
