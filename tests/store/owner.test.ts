import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ownFolder } from '#store/owner.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsdesk-owner-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Another process that takes the folder, says so, and holds it until it is killed. */
async function otherOwner(path: string) {
  const script = `
    import { ownFolder } from '#store/owner.ts';
    ownFolder(${JSON.stringify(path)});
    process.stdout.write('taken');
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  await once(child.stdout, 'data');
  return child;
}

test('a second process is refused, and told which one has the folder', async () => {
  const path = join(folder, 'a.sqlite');
  const owner = await otherOwner(path);
  try {
    expect(() => ownFolder(path)).toThrow(
      new RegExp(`process ${owner.pid}, running since 20.*NEWSDESK_DATA`),
    );
  } finally {
    owner.kill('SIGKILL');
  }
});

test('a killed owner leaves the folder free', async () => {
  const path = join(folder, 'b.sqlite');
  const owner = await otherOwner(path);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  ownFolder(path).release();
});

test('a released folder can be taken again, a taken one not even by the same process', () => {
  const path = join(folder, 'c.sqlite');
  const first = ownFolder(path);
  expect(() => ownFolder(path)).toThrow(/another Newsdesk/);
  first.release();
  ownFolder(path).release();
});
