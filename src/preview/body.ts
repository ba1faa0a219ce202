import type { IncomingMessage } from 'node:http';

/** A person types lines, not books. */
const LIMIT = 64 * 1024;

/** A request that is refused, with the sentence that its sender is shown. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/** Reads a JSON object of at most 64 kB; rejects with a Refusal for anything else. */
export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  // A form of another site can send text/plain, but not this, without asking first.
  if (type !== 'application/json') throw new Refusal(415, 'Send application/json.');
  const value = parse(await readText(request));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'Send one JSON object.');
  }
  return value as Record<string, unknown>;
}

async function readText(request: IncomingMessage): Promise<string> {
  const tooLong = new Refusal(413, 'That is too long: send at most 64 kB.');
  if (Number(request.headers['content-length'] ?? 0) > LIMIT) throw tooLong;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LIMIT) throw tooLong;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new Refusal(400, 'That is no JSON.');
    throw cause;
  }
}

/** A text field that has to be there. */
export function textOf(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') {
    throw new Refusal(400, `"${name}" has to be a text that is not empty.`);
  }
  return value;
}
