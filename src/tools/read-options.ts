import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UsageError } from '#core/errors.ts';

/** Reads `--name value` options and what stands beside them; a UsageError names what is wrong. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
