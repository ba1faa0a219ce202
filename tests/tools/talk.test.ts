import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { runTool } from '../../src/tools/run-tool.ts';
import { collect } from './bench.ts';

const HEADLINES = Array.from({ length: 8 }, (_, index) => `- Story number ${index + 1}`);
const EDITION = `# Nissan talks to Foxconn\n\nNissan talks to Foxconn about cars.\n\n${HEADLINES.join('\n')}\n`;

let content: string;

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'newsdesk-talk-'));
  await mkdir(join(content, 'editions'));
  await writeFile(join(content, 'editions', 'today.md'), EDITION);
});

/** What a person at a terminal of 80 columns sees after typing these lines and Ctrl-D. */
async function talk(lines: readonly string[], environment = {}): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const { stream, text } = collect();
  const output = Object.assign(stream, { isTTY: true, columns: 80 });
  const running = runTool({
    words: ['say'],
    environment: { NEWSDESK_CONTENT: content, NEWSDESK_ZONE: 'UTC', ...environment },
    folder: '.',
    input,
    output,
    notes: collect().stream,
  });
  input.write(`${lines.join('\r')}\r\u0004`);
  expect(await running).toBe(0);
  return text();
}

test('a person pages, reads and shares by typing what the controls say', async () => {
  const seen = stripVTControlCharacters(
    await talk(['/news', 'more', 'back', 'read', 'read 2', 'share']),
  );
  expect(seen).toMatch(/Type read, more or share/);
  expect(seen).toMatch(/Headlines 7–8 of 8/);
  expect(seen).toMatch(/\nNissan talks to Foxconn\n+1\. Story number 1\n/);
  expect(seen).toMatch(/Type read and a number/);
  expect(seen).toMatch(/Everyone in the channel sees:\n\nStory number 2\n/);
});

test('a message is answered in a thread, once, and silence says why', async () => {
  const seen = stripVTControlCharacters(await talk(['did you see Foxconn?', 'Foxconn!', 'lunch?']));
  expect(seen.match(/Newsdesk replies in a thread:/g)).toHaveLength(1);
  expect(seen).toMatch(/that headline was told in this channel today/);
  expect(seen).toMatch(/it names no subject of a headline/);
});

test('a terminal gets colour, and NO_COLOR takes it away', async () => {
  expect(await talk(['/news'])).toContain('\u001b[1m\u001b[36mNissan');
  expect(await talk(['/news'], { NO_COLOR: '1' })).not.toContain('\u001b[36m');
});
