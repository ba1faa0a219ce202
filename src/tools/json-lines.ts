import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '#core/errors.ts';
import { splitLines } from './lines.ts';
import type { ExitCode } from './tool.ts';

/** One line of input, as yet of anybody's making. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a tool says to one line, without its id. A UsageError becomes the line's `error`. */
export type Answer = (fields: Fields) => object | Promise<object>;

type Ends = {
  readonly input: Readable;
  readonly output: Writable;
  /** Where the stack of an unforeseen error goes. */
  readonly notes: Writable;
};

type Outcome = { readonly notes: Writable; failed: boolean };
type Run = Outcome & { readonly answer: Answer };

/** Answers that come without waiting are written together, about so many UTF-16 units at a time. */
const TOGETHER = 65_536;

/**
 * Answers each line of JSON with one line of JSON, in order, at the pace of the slower end.
 * A line that cannot be answered gets `error`; a reader who goes away ends it quietly.
 */
export async function answerLines(answer: Answer, ends: Ends): Promise<ExitCode> {
  const run: Run = { answer, notes: ends.notes, failed: false };
  async function* replies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
    for await (const lines of splitLines(chunks)) yield* repliesTo(lines, run);
  }
  await untilReaderLeaves(pipeline(ends.input, replies, ends.output, { end: false }));
  return run.failed ? 1 : 0;
}

/** Takes a line, and gives what answers it once all lines are in. */
type Take = (fields: Fields) => () => object;

/** As `answerLines`, where no line can be answered before the last one is in. */
export async function answerAtEnd(take: Take, ends: Ends): Promise<ExitCode> {
  const run = { notes: ends.notes, failed: false };
  async function* replies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
    const waiting: (() => string)[] = [];
    for await (const lines of splitLines(chunks))
      for (const line of lines) waiting.push(replyLater(line, take, run));
    for (const reply of waiting) yield reply();
  }
  await untilReaderLeaves(pipeline(ends.input, replies, ends.output, { end: false }));
  return run.failed ? 1 : 0;
}

async function* repliesTo(lines: readonly string[], run: Run): AsyncGenerator<string> {
  let ready = '';
  for (const line of lines) {
    const reply = replyTo(line, run);
    // What is there must not wait for what takes its time.
    if (ready !== '' && (reply instanceof Promise || ready.length > TOGETHER)) {
      yield ready;
      ready = '';
    }
    ready += reply instanceof Promise ? await reply : reply;
  }
  if (ready !== '') yield ready;
}

/** The text under a name; a UsageError where there is none. */
export function textOf(fields: Fields, name: string): string {
  const text = fields[name];
  if (typeof text === 'string') return text;
  throw new UsageError(`"${name}" is ${text === undefined ? 'missing' : 'no text'}: give a string`);
}

/** The text under a name, if there is any; a UsageError where it is something else. */
export const optionalTextOf = (fields: Fields, name: string): string | undefined =>
  fields[name] === undefined || fields[name] === null ? undefined : textOf(fields, name);

/** The instant under a name; a UsageError where there is none. */
export function instantOf(fields: Fields, name: string): Temporal.Instant {
  const text = textOf(fields, name);
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new UsageError(`"${name}" is no instant: give one such as 2026-03-29T00:00:00Z`);
  }
}

/** EPIPE: whoever read the answers, such as `head`, has seen enough. */
export async function untilReaderLeaves(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}

function replyTo(line: string, run: Run): string | Promise<string> {
  let id: unknown = null;
  try {
    const fields = readFields(line);
    id = fields.id ?? null;
    const said = run.answer(fields);
    return said instanceof Promise ? replyWhenSaid(said, id, run) : toLine({ id, ...said });
  } catch (error) {
    return refuse(error, id, run);
  }
}

async function replyWhenSaid(said: Promise<object>, id: unknown, run: Run): Promise<string> {
  try {
    return toLine({ id, ...(await said) });
  } catch (error) {
    return refuse(error, id, run);
  }
}

function refuse(error: unknown, id: unknown, run: Outcome): string {
  run.failed = true;
  return toLine({ id, error: reasonOf(error, run.notes) });
}

/** As `replyTo`, in two steps. */
function replyLater(line: string, take: Take, run: Outcome): () => string {
  let id: unknown = null;
  try {
    const fields = readFields(line);
    id = fields.id ?? null;
    const finish = take(fields);
    return () => toLine({ id, ...finish() });
  } catch (error) {
    const refusal = refuse(error, id, run);
    return () => refusal;
  }
}

function readFields(line: string): Fields {
  const value = parsed(line);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new UsageError('this line is no JSON object: write one a line, beginning with {"id":');
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown, notes: Writable): string {
  if (error instanceof UsageError) return error.message;
  notes.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 'something went wrong: the stack is on stderr, please report it';
}

const toLine = (value: object): string => `${JSON.stringify(value)}\n`;
