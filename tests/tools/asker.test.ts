import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createAsker } from '../../src/tools/asker.ts';
import { collect } from './bench.ts';

const keyboard = () => Object.assign(new PassThrough(), { isTTY: true });

test('a secret is not shown while it is typed, and what follows is shown again', async () => {
  const input = keyboard();
  const { stream, text } = collect();
  const asker = createAsker(input, stream);
  const secret = asker.askSecret('Token: ');
  input.write('xoxb-typo\u007f\u007f\u007fap-secret\r');
  expect(await secret).toBe('xoxb-tap-secret');
  const name = asker.ask('Name: ');
  input.write('newsdesk\r');
  expect(await name).toBe('newsdesk');
  asker.close();
  expect(text()).toMatch(/^Token: \n/);
  expect(text()).toMatch(/Name: .*n.*e.*w.*s/s);
  expect(text()).not.toMatch(/xoxb|secret/);
});

test('Ctrl-C ends the questions', async () => {
  const input = keyboard();
  const asker = createAsker(input, collect().stream);
  const answer = asker.askSecret('Token: ');
  input.write('half a tok\u0003');
  expect(await answer).toBeUndefined();
});

test('lines that came before their question are not lost', async () => {
  const asker = createAsker(Readable.from(['one\n two \n']), collect().stream);
  expect(await asker.ask('1? ')).toBe('one');
  expect(await asker.askSecret('2? ')).toBe('two');
  expect(await asker.ask('3? ')).toBeUndefined();
  expect(await asker.ask('4? ')).toBeUndefined();
});
