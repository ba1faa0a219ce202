import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { openStore } from '#store/open.ts';
import { systemClock } from '../../src/clock.ts';
import { examineConfig } from '../../src/config.ts';
import { checkAddress, checkClock } from '../../src/tools/doctor/address.ts';
import { channelsOf } from '../../src/tools/doctor/channels.ts';
import { checkContent } from '../../src/tools/doctor/content.ts';
import { drawChecked } from '../../src/tools/doctor/draw.ts';
import { checkFeeds } from '../../src/tools/doctor/feeds.ts';
import { readKept } from '../../src/tools/doctor/kept.ts';
import { checkNode, checkPlace, judgeSpace } from '../../src/tools/doctor/machine.ts';
import { checkPorts } from '../../src/tools/doctor/ports.ts';
import { checkStore } from '../../src/tools/doctor/store.ts';
import { plainScreen } from '../../src/tools/terminal.ts';
import { makeFeed, makeFollow } from '../store/wire-news.ts';
import { temporaryFolders } from '../support/folders.ts';

const makeFolder = temporaryFolders();
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** Resolves to the port of a server that answers like this. */
async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('the clock', () => {
  const now = Date.parse('2026-11-22T08:00:00Z');
  const check = (date: string | null) => checkClock(date, 'slack.com', now);

  test('is right within half a minute', () => {
    expect(check('Sun, 22 Nov 2026 08:00:30 GMT')).toEqual({
      ...{ ok: true, what: 'agrees with slack.com' },
    });
  });

  test.each([
    ['Sun, 22 Nov 2026 07:58:00 GMT', 'is 120 s ahead of slack.com'],
    ['Sun, 22 Nov 2026 08:00:31 GMT', 'is 31 s behind slack.com'],
  ])('that is off by more says so, and what it breaks', (date, what) => {
    expect(check(date)).toEqual({ ok: false, what, fix: expect.stringContaining('signatures') });
  });

  test.each([null, '', 'yesterday'])('is not judged by the date %j', (date) => {
    expect(check(date)).toBeUndefined();
  });
});

describe('an address', () => {
  const ask = (port: number) => {
    const url = `http://127.0.0.1:${port}/api/api.test?key=secret`;
    return checkAddress({ check: 'slack address', url, variable: 'SLACK_API_URL' });
  };

  test('that refuses can be reached, and its date is compared', async () => {
    const port = await serve((_, response) =>
      response.writeHead(401, { date: 'Sun, 22 Nov 2020 08:00:00 GMT' }).end(),
    );
    expect(await ask(port)).toMatchObject([
      { check: 'slack address', outcome: 'ok' },
      { check: 'clock', outcome: 'wrong' },
    ]);
  });

  test('that fails says with what', async () => {
    const port = await serve((_, response) => response.writeHead(503).end());
    const [line] = await ask(port);
    expect(line).toMatchObject({ outcome: 'wrong', detail: `127.0.0.1:${port} answers with 503` });
  });

  test('where nobody is names the variable it is from, and not the whole of it', async () => {
    const lines = await ask(1);
    expect(lines).toMatchObject([{ do: expect.stringContaining('SLACK_API_URL') }]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});

test('an older Node is said to be too old', () => {
  expect(checkNode('v26.0.0')).toEqual({ ok: true, what: 'Node v26.0.0' });
  expect(checkNode('v24.11.0')).toMatchObject({ ok: false, fix: expect.stringContaining('26') });
});

test.each([
  [84_000, { ok: true, what: '84 GB free under ./data' }],
  [300, { ok: false, bearable: true, what: '300 MB free under ./data' }],
  [20, { ok: false, what: '20 MB free under ./data' }],
])('%d MB free are judged', (free, expected) => {
  const { fix: _, ...judged } = judgeSpace(free, './data');
  expect(judged).toEqual(expected);
});

describe('the store', () => {
  test('under a file that is in the way cannot be made', async () => {
    const file = join(makeFolder(), 'file');
    writeFileSync(file, '', { mode: 0o600 });
    expect(await checkPlace(join(file, 'data'))).toMatchObject({ ok: false });
  });

  test('that is no database is said to be damaged, with what to do', async () => {
    const data = makeFolder();
    writeFileSync(join(data, 'newsdesk.sqlite'), 'no database'.repeat(1_000));
    expect(await checkStore({ data })).toMatchObject({
      ...{ ok: false, what: expect.stringContaining('damaged') },
      fix: expect.stringContaining('Put a backup in its place'),
    });
  });

  test('of a later Newsdesk is named as such', async () => {
    const data = makeFolder();
    const sql = new DatabaseSync(join(data, 'newsdesk.sqlite'));
    sql.exec('pragma user_version = 99');
    sql.close();
    expect(await checkStore({ data })).toMatchObject({ what: expect.stringContaining('later') });
  });

  test('is as it was after it was written in', async () => {
    const data = makeFolder();
    await openStore(data, systemClock).close();
    const before = readFileSync(join(data, 'newsdesk.sqlite'));
    expect(await checkStore({ data })).toMatchObject({ ok: true });
    expect(readFileSync(join(data, 'newsdesk.sqlite')).equals(before)).toBe(true);
  });
});

test('channels with digests or settings are found, and direct messages are not among them', async () => {
  const data = makeFolder();
  const { store, wire, close } = openStore(data, systemClock);
  for (const key of ['slack:T1:C1', 'slack:T1:D1', 'discord:dm:7', 'digests:slack:T1:C9'])
    await store.places.set(key, { mentions: 'off' });
  await wire.record(makeFeed('a'), []);
  await wire.changeFollows('slack:T1', () => [makeFollow('a')]);
  await close();
  const kept = await readKept({ data, secrets: [] });
  expect(channelsOf('slack', kept)).toEqual([{ workspace: 'T1', channel: 'C1', digests: [] }]);
  expect(channelsOf('discord', kept)).toEqual([]);
  expect([kept.feeds, kept.follows]).toEqual([[makeFeed('a')], [makeFollow('a')]]);
});

describe('feeds', () => {
  const now = Temporal.Instant.from('2026-11-22T09:00:00Z');
  const see = (...feeds: readonly ReturnType<typeof makeFeed>[]) => {
    const follows = feeds.map(({ id }) => makeFollow(id));
    return checkFeeds({ feeds, follows }, { operator: [], now });
  };

  test('are counted by how they are, and those in trouble are told in words', () => {
    const trouble = { kind: 'status', status: 404 } as const;
    const failing = makeFeed('b', {
      ...{ state: 'failing', since: '2026-11-20T08:00:00Z', trouble, title: 'Harbour' },
      url: 'https://b.example/feed?key=secret',
    });
    const findings = see(makeFeed('a'), failing, makeFeed('c', { state: 'gone' }));
    expect(findings).toEqual([
      { ok: true, what: '3 followed: 1 fine, 1 failing, 1 gone' },
      {
        ...{ ok: false, bearable: true },
        what: 'Harbour (b.example) fails since 2026-11-20, there is nothing at that address (404)',
        fix: expect.stringMatching(/^Is it spelled right/),
      },
      { ok: false, bearable: true, what: 'c.example is gone' },
    ]);
    expect(JSON.stringify(findings)).not.toContain('secret');
  });

  test('that nobody asks for any more are overdue', () => {
    expect(see(makeFeed('a', { next: '2026-11-22T06:59:00Z' }))).toMatchObject([
      { ok: true },
      { ok: false, what: expect.stringContaining('over 2 hours ago') },
    ]);
  });

  test('in trouble by the dozen are cut short', () => {
    const many = Array.from({ length: 15 }, (_, index) =>
      makeFeed(`f${index}`, { state: 'resting' }),
    );
    expect(see(...many)).toHaveLength(12);
    expect(see(...many).at(-1)?.what).toBe('5 more are in trouble');
  });

  test('that nobody follows any more are nobody’s trouble', () => {
    const feeds = [makeFeed('a', { state: 'gone' })];
    expect(checkFeeds({ feeds, follows: [] }, { operator: [], now })).toEqual([
      { ok: true, what: 'nobody follows a feed yet' },
    ]);
  });
});

test('content with a mistake is named with its line; no content at all is bearable', async () => {
  const folder = makeFolder();
  expect(await checkContent(folder)).toMatchObject([{ ok: false, bearable: true }]);
  mkdirSync(join(folder, 'editions'));
  writeFileSync(join(folder, 'editions/a.md'), '# A headline\n\nSome text.\n');
  writeFileSync(join(folder, 'editions/b.md'), Buffer.from([0x41, 0x0a, 0]));
  expect(await checkContent(folder)).toMatchObject([
    { ok: true, what: expect.stringContaining('1 edition in') },
    { ok: false, what: expect.stringMatching(/b\.md, line 2: this is not text/) },
  ]);
});

describe('a port', () => {
  const see = (port: number) =>
    checkPorts(examineConfig({ PREVIEW_PORT: '0', METRICS_PORT: String(port) }).config);

  test('that another program has is not ours', async () => {
    const port = await serve((_, response) => response.end('something else'));
    expect(await see(port)).toMatchObject([
      { check: 'metrics port', outcome: 'wrong', do: expect.stringContaining('METRICS_PORT') },
    ]);
  });

  test.each([
    [{ ready: true, store: true, platforms: {} }, 'ok', 'says that it is well'],
    [{ ready: false, store: true, platforms: { slack: false } }, 'wrong', 'not ready: slack'],
  ])('that the bot has tells how the bot is', async (health, outcome, detail) => {
    const port = await serve((_, response) => response.end(JSON.stringify(health)));
    expect(await see(port)).toMatchObject([{ outcome, detail: expect.stringContaining(detail) }]);
  });
});

test('a colour is never all that tells an outcome, and NO_COLOR has none', () => {
  const lines = [{ check: 'node', outcome: 'wrong', detail: 'x'.repeat(100), do: 'y' } as const];
  const screen = { ...plainScreen('UTC'), colour: true };
  expect(drawChecked(lines, screen)).toContain('\u001b[31mwrong\u001b[39m  node');
  expect(drawChecked(lines, plainScreen('UTC'))).toBe(
    `wrong  node  ${'x'.repeat(100)}\n             → y\n\n1 wrong, 0 in order.`,
  );
});
