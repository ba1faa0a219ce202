import { styleText } from 'node:util';
import type { Environment } from '../variables.ts';
import type { Output } from './tool.ts';

/** How far long work has come. */
export type Progress = {
  /** So many more are done of what is named. */
  advance(count: number, what: string): void;
  /** A part is done. */
  step(said: string): void;
  /** Takes the live line away. */
  end(): void;
};

type ProgressOptions = {
  readonly label: string;
  readonly total: number;
  readonly environment: Environment;
};

/** Milliseconds: ten times a second is as often as anybody can look. */
const REDRAW = 100;
const WIDTH = 20;

/** On a terminal one line that is drawn again and again, elsewhere a plain line for each step. */
export function createProgress(output: Output, options: ProgressOptions): Progress {
  const { label, total, environment } = options;
  const live = output.isTTY === true && environment.TERM !== 'dumb' && !environment.CI;
  if (!live)
    return {
      advance: () => undefined,
      step: (said) => void output.write(`${label}: ${said}\n`),
      end: () => undefined,
    };
  let done = 0;
  let drawn = Number.NEGATIVE_INFINITY;
  const clear = (): void => void output.write('\r\x1b[2K');
  return {
    advance(count, what) {
      done += count;
      if (performance.now() - drawn < REDRAW && done < total) return;
      drawn = performance.now();
      const line = `${label} ${toBar(done / total, environment)} ${done}/${total}  ${what}`;
      clear();
      output.write(line);
    },
    step: () => undefined,
    end: clear,
  };
}

function toBar(part: number, environment: Environment): string {
  const full = Math.min(WIDTH, Math.round(WIDTH * part));
  const [bar, rest] = ['█'.repeat(full), '░'.repeat(WIDTH - full)];
  return environment.NO_COLOR ? bar + rest : styleText('cyan', bar) + styleText('dim', rest);
}
