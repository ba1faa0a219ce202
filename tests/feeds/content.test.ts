import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openContent } from '#feeds/content.ts';
import { readEditionFile } from '#feeds/read-file.ts';
import { drivenClock } from '../support/clock.ts';
import { recordingLog } from '../support/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-content-'));
  mkdirSync(join(folder, 'editions'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string): string => join(folder, 'editions', name);
const GOOD = 'The harbour grew. It will grow again.\n\nFerries For Sale\nYard Opens\n';

function open() {
  const log = recordingLog();
  const clock = drivenClock();
  const content = openContent({ folder, log, clock });
  const titles = (): readonly (string | undefined)[] =>
    content.current().map(({ article, headlines }) => article?.title ?? headlines[0]?.title);
  return { content, log, clock, titles };
}

describe('the content folder', () => {
  test('is read whatever the kind of page, and nothing else in it is touched', async () => {
    writeFileSync(path('a.txt'), GOOD);
    writeFileSync(path('b.md'), '---\ntitle: B\n---\nText of b.\n\n- A headline');
    for (const other of ['c.pdf', '.hidden.md', 'd.md~']) writeFileSync(path(other), 'x');
    mkdirSync(path('folder.md'));
    const { content, titles, log } = open();
    await content.refresh();
    expect(titles()).toEqual(['The harbour grew', 'B']);
    expect(log.lines.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  test('may be empty or missing', async () => {
    rmSync(join(folder, 'editions'), { recursive: true });
    const { content } = open();
    await content.refresh();
    expect(content.current()).toEqual([]);
  });

  test('gives the same array as long as nothing changes', async () => {
    writeFileSync(path('a.txt'), GOOD);
    const { content } = open();
    await content.refresh();
    const before = content.current();
    await content.refresh();
    expect(content.current()).toBe(before);
  });

  test('shows a new file, a changed one and no deleted one', async () => {
    const { content, titles } = open();
    await content.refresh();
    writeFileSync(path('a.txt'), GOOD);
    await content.refresh();
    expect(titles()).toEqual(['The harbour grew']);
    writeFileSync(path('a.txt'), `A new start is made. ${GOOD}`);
    await content.refresh();
    expect(titles()).toEqual(['A new start is made']);
    rmSync(path('a.txt'));
    await content.refresh();
    expect(titles()).toEqual([]);
  });

  test('keeps the last good version of a file that broke, with one line naming file, line and cause', async () => {
    writeFileSync(path('a.md'), '---\ntitle: Good\n---\nText.');
    const { content, titles, log } = open();
    await content.refresh();
    writeFileSync(path('a.md'), '---\ntitle: Bad\ndate: soon\n---\nText.');
    for (const _ of [1, 2]) await content.refresh();
    expect(titles()).toEqual(['Good']);
    const warnings = log.lines.filter(({ level }) => level === 'warn');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.data).toMatchObject({
      file: path('a.md'),
      line: 3,
      cause: expect.stringMatching(/^date is neither/),
      kept: 'its last good version stays',
    });
  });

  test('is live within two looks of a file holding still', async () => {
    const { content, clock, titles } = open();
    await content.refresh();
    const stop = new AbortController();
    const sleeping = vi.spyOn(clock, 'sleepUntil');
    const watching = content.watch(stop.signal);
    writeFileSync(path('a.txt'), GOOD);
    for (let looks = 1; looks <= 3; looks += 1) {
      await vi.waitUntil(() => sleeping.mock.calls.length === looks);
      clock.advance({ milliseconds: 700 });
    }
    await vi.waitUntil(() => sleeping.mock.calls.length === 4);
    expect(titles()).toEqual(['The harbour grew']);
    stop.abort();
    await watching;
  });
});

describe('one file', () => {
  test.each([
    ['zero.txt', Buffer.from('One.\nTwo\0'), 2, /zero byte/],
    ['latin.txt', Buffer.from('One.\nCaf\xe9', 'latin1'), 2, /UTF-8/],
    ['empty.md', Buffer.from(' \n\n'), 1, /no text/],
    ['matter.md', Buffer.from('---\ntitle: x\n---\n\n'), 4, /no text/],
    ['huge.txt', Buffer.alloc(1024 * 1024 + 1, 'a'), 1, /1 MB/],
  ])('%s is refused with its line', async (...[name, bytes, line, message]) => {
    writeFileSync(path(name), bytes);
    await expect(readEditionFile(path(name))).rejects.toThrow(
      expect.objectContaining({ line, message: expect.stringMatching(message) }),
    );
  });

  test('is dated by its front matter, else by the file’s own time', async () => {
    writeFileSync(path('a.txt'), GOOD);
    utimesSync(path('a.txt'), 0, Date.UTC(2026, 10, 1) / 1000);
    expect((await readEditionFile(path('a.txt'))).published.toString()).toBe(
      '2026-11-01T00:00:00Z',
    );
  });

  test('gives the same ids each time it is read, and no two headlines one id', async () => {
    writeFileSync(path('a.txt'), GOOD);
    const ids = async () => {
      const { article, headlines } = await readEditionFile(path('a.txt'));
      return [article, ...headlines].map((item) => item?.id);
    };
    expect(await ids()).toEqual(await ids());
    expect(new Set(await ids()).size).toBe(3);
  });
});
