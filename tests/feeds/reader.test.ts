import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TroubleError } from '#core/news/trouble.ts';
import type { Reader } from '#feeds/body.ts';
import { readPage } from '#feeds/page/read-page.ts';
import { readFeed } from '#feeds/read/read-feed.ts';
import { createReader } from '#feeds/reader.ts';
import { pageWith, paragraphs, STORY } from './page/page.ts';

const FEED = `<rss version="2.0"><channel><title>Quay</title>
  <item><title>Ferry leaves</title><pubDate>Tue, 03 Mar 2026 08:15:00 GMT</pubDate></item>
  <item><title>Ferry returns</title></item></channel></rss>`;
const PAGE = pageWith(paragraphs());
/** Readability looks through nested boxes again and again: this takes it the better part of a minute. */
const HOSTILE = pageWith(`${'<div>'.repeat(240)}x${'</div>'.repeat(240)}`.repeat(200));

const body = (text: string) => ({
  bytes: new TextEncoder().encode(text),
  url: 'https://quay.example/',
});

let reader: Reader;
afterEach(async () => {
  await reader.close();
});

/** Small enough that a test is soon over, and enough for what is harmless. */
const open = (options: Parameters<typeof createReader>[0] = {}): Reader => {
  reader = createReader({ time: 1_000, ...options });
  return reader;
};

const troubleOf = async (answer: Promise<unknown>): Promise<unknown> => {
  const error = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof TroubleError ? error.trouble : error;
};

describe('what is read in a thread of its own', () => {
  test('brings no more items of a feed across than are wanted, the newest', async () => {
    const items = ['03', '05', '04'].map(
      (day) => `<item><title>${day}</title><pubDate>${day} Mar 2026 08:15:00 GMT</pubDate></item>`,
    );
    const feed = body(`<rss><channel><title>Quay</title>${items.join('')}</channel></rss>`);
    const { items: read } = await open({ items: 2 }).readFeed(feed);
    expect(read.map(({ title }) => title)).toEqual(['05', '04']);
  });

  test('is the same as what is read here', async () => {
    const { readFeed: feedOf, readPage: pageOf } = open();
    expect(await feedOf(body(FEED))).toEqual(readFeed(body(FEED)));
    expect(await pageOf(body(PAGE))).toEqual(readPage(body(PAGE)));
  });

  test('has its dates as instants', async () => {
    const { items } = await open().readFeed(body(FEED));
    expect(items.map(({ published }) => published?.toString())).toEqual([
      '2026-03-03T08:15:00Z',
      undefined,
    ]);
  });

  test('leaves the bytes to whoever has them, to be read as something else', async () => {
    const page = body(PAGE);
    open();
    expect(await troubleOf(reader.readFeed(page))).toEqual({ kind: 'no feed' });
    expect((await reader.readPage(page)).paragraphs).toEqual(STORY);
  });

  test('is answered in the order of the asking, however many ask at once', async () => {
    open({ workers: 2 });
    const asked = Array.from({ length: 30 }, (_, at) => FEED.replace('Quay', `Quay ${at}`));
    const feeds = await Promise.all(asked.map((text) => reader.readFeed(body(text))));
    expect(feeds.map(({ title }) => title)).toEqual(asked.map((_, at) => `Quay ${at}`));
  });
});

describe('what is made to do harm', () => {
  test('does not keep the main thread from its turns, and is ended', async () => {
    open();
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    count();
    const trouble = await troubleOf(reader.readPage(body(HOSTILE)));
    isOver = true;
    expect(trouble).toEqual({ kind: 'too hard to read' });
    expect(turns).toBeGreaterThan(100);
  });

  test('is refused alone: what waits behind it is read by the next thread', async () => {
    open();
    const answers = [HOSTILE, PAGE, HOSTILE, PAGE].map((html) => reader.readPage(body(html)));
    const troubles = await Promise.all(answers.map(troubleOf));
    expect(troubles).toEqual([
      { kind: 'too hard to read' },
      undefined,
      { kind: 'too hard to read' },
      undefined,
    ]);
    expect((await answers[3])?.paragraphs).toEqual(STORY);
  });

  test('is ended as well where it takes too much memory', async () => {
    open({ memory: 24, time: 60_000 });
    const many = `<p>${'word, '.repeat(100)}</p>`.repeat(20_000);
    expect(await troubleOf(reader.readPage(body(pageWith(many))))).toEqual({
      kind: 'too hard to read',
    });
    expect((await reader.readFeed(body(FEED))).title).toBe('Quay');
  });
});

describe('a reader', () => {
  test('has no thread before the first body, and none when nothing came for a while', async () => {
    const started = vi.fn();
    process.on('worker', started);
    open({ idle: 0 });
    expect(started).not.toHaveBeenCalled();
    await reader.readFeed(body(FEED));
    const [[thread]] = started.mock.calls as [[Worker]];
    await vi.waitUntil(() => thread.threadId === -1);
    await reader.readFeed(body(FEED));
    expect(started).toHaveBeenCalledTimes(2);
    process.off('worker', started);
  });

  test('keeps its thread for the next body', async () => {
    const started = vi.fn();
    process.on('worker', started);
    open();
    for (const text of [FEED, FEED, FEED]) await reader.readFeed(body(text));
    expect(started).toHaveBeenCalledTimes(1);
    process.off('worker', started);
  });

  test('that is closed blames no body for it', async () => {
    open();
    const answers = [HOSTILE, FEED].map((text) => troubleOf(reader.readPage(body(text))));
    await reader.close();
    const closed = expect.objectContaining({ message: 'the reader is closed' });
    expect(await Promise.all(answers)).toEqual([closed, closed]);
    expect(await troubleOf(reader.readFeed(body(FEED)))).toEqual(closed);
  });
});
