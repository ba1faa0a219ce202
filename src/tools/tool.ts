import type { Readable, Writable } from 'node:stream';
import type { Environment } from '../variables.ts';

/** stdin or stdout, as far as tools care whether a person sits behind them. */
export type Input = Readable & { readonly isTTY?: boolean };
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a tool is run with. */
export type Bench = {
  /** What stands behind the tool's name. */
  readonly words: readonly string[];
  readonly environment: Environment;
  /** Where `.env` is. */
  readonly folder: string;
  readonly input: Input;
  /** Answers, and nothing else. */
  readonly output: Output;
  /** Progress, logs and mistakes. */
  readonly notes: Output;
};

/** 0: all was answered; 1: something could not be; 2: called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** One tool of the command line. Throws a UsageError where it is called wrongly. */
export type Tool = (bench: Bench) => Promise<ExitCode>;
