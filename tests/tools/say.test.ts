import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { linesOf, run } from './bench.ts';

const EDITION = `---
title: Nissan talks to Foxconn \u001b[31mabout\u202e cars
date: 2026-11-22
source: Nikkei
---

Nissan talks to Foxconn about building cars at Oppama. The plant employs 3,900 people. No deal is signed.

## Headlines

### Deals

- Coca-Cola keeps Costa Coffee
`;

let content: string;

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'newsdesk-say-'));
  await mkdir(join(content, 'editions'));
  await writeFile(join(content, 'editions', 'today.md'), EDITION);
});

const environment = () => ({ NEWSDESK_CONTENT: content, NEWSDESK_ZONE: 'UTC' });

async function say(platform: string, texts: readonly string[], more = {}) {
  const input = texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join('');
  const ran = await run(['say', '--platform', platform], {
    input,
    environment: { ...environment(), ...more },
  });
  const replies: readonly unknown[] = linesOf(ran.output).map(({ reply }) => reply);
  return { ...ran, replies };
}

test('Slack gets a private answer, a post in the thread, and nothing for small talk', async () => {
  const { replies, code } = await say('slack', ['/news', 'that Foxconn thing', 'lunch?']);
  expect(replies).toEqual([
    expect.objectContaining({ response_type: 'ephemeral', blocks: expect.any(Array) }),
    expect.objectContaining({
      channel: 'C0000000002',
      thread_ts: '1700000000.000002',
      metadata: expect.objectContaining({ event_type: 'newsdesk_delivery' }),
    }),
    null,
  ]);
  expect(code).toBe(0);
});

test('Discord gets an answer with its type, and a silent post with a nonce', async () => {
  const { replies } = await say('discord', ['/news', 'that Foxconn thing', 'lunch?']);
  expect(replies).toEqual([
    { type: 4, data: expect.objectContaining({ allowed_mentions: { parse: [] } }) },
    expect.objectContaining({ enforce_nonce: true, flags: 4096 | 32768 }),
    null,
  ]);
});

test('the terminal gets plain text, without a control or bidi character of the content', async () => {
  const { replies } = await say('terminal', ['/news']);
  expect(replies[0]).toMatch(
    /^Nissan talks to Foxconn \[31mabout cars\nNikkei +· +22 November 2026\n\nNissan talks/,
  );
  expect(replies[0]).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
});

test('a digest on demand is the answer and the post', async () => {
  const { replies } = await say('slack', ['/newsdesk digest now']);
  expect(replies).toEqual([
    [
      expect.objectContaining({ response_type: 'ephemeral' }),
      expect.objectContaining({ channel: 'C0000000001', text: expect.stringMatching(/Coca-Cola/) }),
    ],
  ]);
});

test('every line comes from a new channel, so a story can be told again', async () => {
  const { replies } = await say('terminal', ['Foxconn?', 'Foxconn?']);
  expect(replies).toEqual([expect.any(String), expect.any(String)]);
});

test('whoever calls the bot by name gets an answer', async () => {
  const { replies } = await say('terminal', ['@newsdesk, costa', 'it may cost something']);
  expect(replies).toEqual([expect.stringMatching(/Coca-Cola keeps Costa/), null]);
});

test('mention replies that are switched off for all stay off', async () => {
  const { replies } = await say('slack', ['that Foxconn thing'], { NEWSDESK_MENTIONS: 'off' });
  expect(replies).toEqual([null]);
});

test('a mistake in a command is answered to its maker, and is no bad line', async () => {
  const { replies, code } = await say('terminal', ['/news page:0', '/nonsense']);
  expect(replies).toEqual([
    expect.stringMatching(/page is a whole number from 1/),
    expect.stringMatching(/There is no \/nonsense/),
  ]);
  expect(code).toBe(0);
});

test('no content is said kindly', async () => {
  const { replies } = await say('terminal', ['/news'], { NEWSDESK_CONTENT: join(content, 'none') });
  expect(replies).toEqual([expect.stringMatching(/no news on the desk yet/)]);
});

test('a file that cannot be read is named on the side, and the rest is served', async () => {
  const bad = join(content, 'editions', 'bad.md');
  await writeFile(bad, '---\ntitle: no end\n');
  const { replies, notes } = await say('terminal', ['/news']);
  expect(replies).toEqual([expect.stringMatching(/^Nissan/)]);
  expect(notes).toMatch(/^edition cannot be read: \{.*bad\.md.*line: 1.*not closed/);
});

test.each([
  [['say'], /--platform is one of slack, discord, terminal/],
  [['say', '--platform', 'irc'], /--platform is one of/],
  [['say', '--plattform', 'slack'], /Unknown option '--plattform'/],
  [['read'], /read needs the name of a file/],
  [['invite'], /set DISCORD_TOKEN, or name the application/],
  [['invite', '--application', 'x'], /the number under General Information/],
  [['manifest', '--url', 'http://x'], /--url is an https address/],
  [['sing'], /there is no tool sing/],
  [[], /name a tool/],
])('%j is wrong usage, and says how it goes', async (words, sentence) => {
  const { code, output, notes } = await run(words, { environment: environment() });
  expect(code).toBe(2);
  expect(output).toBe('');
  expect(notes).toMatch(sentence);
});

test('a setting that is wrong is wrong usage too', async () => {
  const { code, notes } = await say('slack', ['/news'], { NEWSDESK_ZONE: 'Rome' });
  expect(code).toBe(2);
  expect(notes).toMatch(/NEWSDESK_ZONE is "Rome"/);
});

test('help names every tool, and each tool says how it is used', async () => {
  const { code, output } = await run(['help']);
  for (const tool of [
    'say',
    'read FILE',
    'due',
    'setup',
    'manifest',
    'invite',
    'backup FILE',
    'move',
  ])
    expect(output).toContain(tool);
  expect(code).toBe(0);
  expect(await run(['say', '--help'])).toMatchObject({
    code: 0,
    output: expect.stringContaining('say [--platform slack|discord|terminal]'),
  });
});
