import { PassThrough, Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { UsageError } from '#core/errors.ts';
import { type Answer, answerLines, textOf } from '../../src/tools/json-lines.ts';

const echo: Answer = (fields) => ({ said: textOf(fields, 'text') });

function collector() {
  const written: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return { stream, written };
}

async function run(answer: Answer, chunks: readonly (string | Uint8Array)[]) {
  const output = collector();
  const notes = collector();
  const input = Readable.from(
    chunks.map((chunk) => Buffer.from(chunk)),
    { objectMode: false },
  );
  const code = await answerLines(answer, { input, output: output.stream, notes: notes.stream });
  const lines = output.written.join('').split('\n').slice(0, -1);
  return { code, lines: lines.map((line) => JSON.parse(line)), notes: notes.written.join('') };
}

test('each line is answered by one line, in order, with its id', async () => {
  const { code, lines } = await run(echo, ['{"id":"a","text":"1"}\n{"id":2,"text":"2"}\n']);
  expect(lines).toEqual([
    { id: 'a', said: '1' },
    { id: 2, said: '2' },
  ]);
  expect(code).toBe(0);
});

test('a slow answer does not let a later one pass', async () => {
  const slow = () =>
    new Promise<object>((resolve) => setImmediate(() => resolve({ said: 'slow' })));
  const answer: Answer = ({ id }) => (id === 1 ? slow() : { said: 'quick' });
  const { lines } = await run(answer, ['{"id":1}\n{"id":2}\n']);
  expect(lines).toEqual([
    { id: 1, said: 'slow' },
    { id: 2, said: 'quick' },
  ]);
});

test('an answer is written while the next one is still being made', async () => {
  const input = new PassThrough();
  const output = collector();
  const second = Promise.withResolvers<object>();
  const begun = Promise.withResolvers<void>();
  const answer: Answer = (fields) => {
    if (fields.id === 1) return { said: 'first' };
    setImmediate(begun.resolve);
    return second.promise;
  };
  const ends = { input, output: output.stream, notes: collector().stream };
  const running = answerLines(answer, ends);
  input.end('{"id":1}\n{"id":2}\n');
  await begun.promise;
  expect(output.written).toEqual(['{"id":1,"said":"first"}\n']);
  second.resolve({ said: 'second' });
  await running;
  expect(output.written).toEqual(['{"id":1,"said":"first"}\n', '{"id":2,"said":"second"}\n']);
});

test.each([
  ['CRLF', ['{"id":1,"text":"x"}\r\n{"id":2,"text":"y"}\r\n']],
  ['a last line without an end', ['{"id":1,"text":"x"}\n{"id":2,"text":"y"}']],
  ['lines cut anywhere', [...'{"id":1,"text":"x"}\r\n{"id":2,"text":"y"}']],
  ['a byte order mark', ['\ufeff{"id":1,"text":"x"}\n{"id":2,"text":"y"}\n']],
])('%s is read as the same two lines', async (_, chunks) => {
  const { lines } = await run(echo, chunks);
  expect(lines).toEqual([
    { id: 1, said: 'x' },
    { id: 2, said: 'y' },
  ]);
});

test('a character that two chunks share stays whole, and U+2028 ends no line', async () => {
  const bytes = Buffer.from('{"id":1,"text":"\u2028📰 日本"}\n');
  const { lines } = await run(
    echo,
    [...bytes].map((byte) => Uint8Array.of(byte)),
  );
  expect(lines).toEqual([{ id: 1, said: '\u2028📰 日本' }]);
});

test('a bad line is answered by an error that says what to do, and the rest goes on', async () => {
  const { code, lines, notes } = await run(echo, [
    'news\n\n[1]\nnull\n{"id":"e"}\n{"id":"f","text":7}\n{"id":"g","text":"fine"}\n',
  ]);
  const noObject = 'this line is no JSON object: write one a line, beginning with {"id":';
  expect(lines).toEqual([
    ...Array.from({ length: 4 }, () => ({ id: null, error: noObject })),
    { id: 'e', error: '"text" is missing: give a string' },
    { id: 'f', error: '"text" is no text: give a string' },
    { id: 'g', said: 'fine' },
  ]);
  expect(code).toBe(1);
  expect(notes).toBe('');
});

test('a bug costs one line, and its stack goes to the notes', async () => {
  const answer: Answer = async (fields) => {
    if (fields.id === 1) throw new TypeError('a bug');
    if (fields.id === 2) throw new UsageError('a mistake');
    return {};
  };
  const { code, lines, notes } = await run(answer, ['{"id":1}\n{"id":2}\n{"id":3}\n']);
  expect(lines).toEqual([
    { id: 1, error: expect.stringMatching(/^something went wrong/) },
    { id: 2, error: 'a mistake' },
    { id: 3 },
  ]);
  expect(code).toBe(1);
  expect(notes).toMatch(/TypeError: a bug\n\s+at /);
  expect(notes).not.toMatch(/a mistake/);
});

test('a slow reader holds the tool back', async () => {
  const line = `${JSON.stringify({ id: 1, text: 'x'.repeat(1_000) })}\n`;
  const chunk = Buffer.from(line.repeat(100));
  let made = 0;
  const input = Readable.from(
    (function* () {
      for (made = 0; made < 200; made += 1) yield chunk;
    })(),
    { objectMode: false, highWaterMark: chunk.length },
  );
  const stuck = Promise.withResolvers<void>();
  const output = new Writable({ write: () => setImmediate(stuck.resolve) });
  const running = answerLines(echo, { input, output, notes: collector().stream });
  await stuck.promise;
  expect(made).toBeLessThan(20);
  output.destroy(new Error('disk full'));
  await expect(running).rejects.toThrow('disk full');
});

test('a reader who goes away ends it quietly', async () => {
  const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
  const output = new Writable({ write: (_chunk, _encoding, done) => done(gone) });
  const input = Readable.from([Buffer.from('{"id":1,"text":"x"}\n')], { objectMode: false });
  expect(await answerLines(echo, { input, output, notes: collector().stream })).toBe(0);
});
