import { inspect } from 'node:util';
import type { Log } from '#core/ports.ts';
import type { Output } from './tool.ts';

/** A log for tools: warnings and errors in one line of plain words each, and nothing else. */
export function createNotes(output: Output): Log {
  const note = (data: object, message: string): void => {
    output.write(`${message}: ${inspect(data, { breakLength: Number.POSITIVE_INFINITY })}\n`);
  };
  return { debug: () => undefined, info: () => undefined, warn: note, error: note };
}
