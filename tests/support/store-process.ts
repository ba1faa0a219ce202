import { spawn } from 'node:child_process';
import { once } from 'node:events';

export type StoreProcess = {
  /** The next line that the other process says. */
  hear(): Promise<string>;
  /** kill -9, and its end. */
  kill(): Promise<void>;
};

/**
 * Another process that has the embedded store of a folder open as `opened`, works through this script
 * and then holds the store until it is killed. `say(text)` in the script says a line, and `began` is
 * when it began to open, by `performance.now()`.
 */
export function withStore(folder: string, script: string): StoreProcess {
  const whole = `
    import { systemClock } from './src/clock.ts';
    import { openStore } from '#store/open.ts';
    const say = (text) => process.stdout.write(text + '\\n');
    const began = performance.now();
    const opened = openStore(${JSON.stringify(folder)}, systemClock);
    setInterval(() => {}, 1_000);
    ${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', whole], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    async hear() {
      const [chunk] = await once(child.stdout, 'data');
      return String(chunk).trim();
    },
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
