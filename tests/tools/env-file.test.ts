import { mkdtemp, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UsageError } from '#core/errors.ts';
import { readEnvFile, setValues, writeEnvFile } from '../../src/tools/env-file.ts';

const UNCLOSED = '.env has a quotation mark that is not closed: close it and try again';
const emptyFolder = () => mkdtemp(join(tmpdir(), 'newsdesk-env-'));

test('a value takes the place of the old one, and all other lines stay', () => {
  const before = `# Slack
SLACK_BOT_TOKEN=old # the bot
export DISCORD_TOKEN = 'older one'

NOTE="two
DISCORD_TOKEN=no value, but text
lines"
`;
  expect(setValues(before, { SLACK_BOT_TOKEN: 'xoxb-1', DISCORD_TOKEN: 'a.b' })).toBe(`# Slack
SLACK_BOT_TOKEN=xoxb-1 # the bot
export DISCORD_TOKEN =a.b

NOTE="two
DISCORD_TOKEN=no value, but text
lines"
`);
});

test('a variable that stands there empty is filled in where it stands', () => {
  const before = '# the bot\nSLACK_BOT_TOKEN=\n# the app\nSLACK_APP_TOKEN= # none\n';
  expect(setValues(before, { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toBe(
    '# the bot\nSLACK_BOT_TOKEN=xoxb-1\n# the app\nSLACK_APP_TOKEN=xapp-1 # none\n',
  );
});

test('a new variable comes last, on a line of its own', () => {
  expect(setValues('HOST=::1', { LOG_LEVEL: 'warn' })).toBe('HOST=::1\nLOG_LEVEL=warn\n');
  expect(setValues('', { LOG_LEVEL: 'warn' })).toBe('LOG_LEVEL=warn\n');
});

test('lines that end as on Windows go on doing so', () => {
  expect(setValues('# a\r\nA=1\r\n', { A: '2', B: '3' })).toBe('# a\r\nA=2\r\nB=3\r\n');
});

test('a quotation mark that was never closed is not made worse', () => {
  const open = "NOTE='open\n";
  expect(setValues(open, { A: 'plain' })).toBe("NOTE='open\nA=plain\n");
  expect(() => setValues(open, { A: '#1' })).toThrow(new UsageError(UNCLOSED));
});

test('dotenv reads back every value that was set, and every other as before', () => {
  const name = fc.constantFrom('A', 'B', 'SLACK_BOT_TOKEN');
  const value = fc.string({ unit: fc.constantFrom(...'ab #=\'"`\\n$: é') });
  const line = fc.oneof(
    fc.constantFrom('', '# note', '  # A=1', 'A=', "B='x # y' # z", 'B: c', 'export A="q"', '='),
    fc.tuple(name, value).map(([key, text]) => `${key}=${text}`),
  );
  const file = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(file, fc.dictionary(name, value), (before, values) => {
      let after: string;
      try {
        after = setValues(before, values);
      } catch (error) {
        if (error instanceof UsageError) return;
        throw error;
      }
      expect(parse(after)).toEqual({ ...parse(before), ...values });
    }),
  );
});

test('a token is written bare', () => {
  const token = fc.stringMatching(/^[\w.-]{1,80}$/);
  fc.assert(
    fc.property(
      token,
      (value) => setValues('', { DISCORD_TOKEN: value }) === `DISCORD_TOKEN=${value}\n`,
    ),
  );
});

test('a file that is not there reads as empty', async () => {
  expect(await readEnvFile(join(await emptyFolder(), '.env'))).toBe('');
});

test('the file is replaced whole, is for its owner alone, and leaves nothing beside it', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, '.env'), 'A=1\n', { mode: 0o644 });
  await writeEnvFile(join(folder, '.env'), 'A=2\n');
  expect(await readFile(join(folder, '.env'), 'utf8')).toBe('A=2\n');
  expect(await readdir(folder)).toEqual(['.env']);
  if (process.platform !== 'win32')
    expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600);
});

test.skipIf(process.platform === 'win32')('a linked file is written where it lies', async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, 'real'), 'A=1\n');
  await symlink('real', join(folder, '.env'));
  await writeEnvFile(join(folder, '.env'), 'A=2\n');
  expect(await readlink(join(folder, '.env'))).toBe('real');
  expect(await readFile(join(folder, 'real'), 'utf8')).toBe('A=2\n');
});
