import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { V8_FLAGS } from '../support/bot-process.ts';
import type { Filled } from './archive-fill.ts';
import { type Figure, milliseconds, seconds } from './figures.ts';
import { megabytes } from './process-memory.ts';

/** A newsroom in a process of its own, so that its memory is nobody else's, into which 100,000 items of feeds come. */
export async function measureArchive(): Promise<readonly Figure[]> {
  const script = fileURLToPath(new URL('archive-fill.ts', import.meta.url));
  const child = spawn(process.execPath, [...V8_FLAGS, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const { first, all, filed, longest, p99, front, before, after } = JSON.parse(output) as Filled;
  return [
    { what: 'the newest 500 items are there', found: milliseconds(first), reach: '< 2 s' },
    { what: 'all 100,000 are searchable', found: seconds(all), reach: '< 5 s' },
    { what: 'the names and stories of the latest are read', found: seconds(filed), reach: '-' },
    {
      what: 'a slice of 50 (99 of 100, the longest)',
      found: `${milliseconds(p99)}, ${milliseconds(longest)}`,
      reach: 'low ms',
    },
    { what: 'a new front page over 500 feeds', found: milliseconds(front), reach: '-' },
    {
      what: 'memory of the newsroom (before it had items)',
      found: `${megabytes(after)} (${megabytes(before)})`,
      reach: '210 MB more',
    },
  ];
}
