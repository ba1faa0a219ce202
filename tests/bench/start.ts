import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { makeFolder } from '../support/bot-process.ts';
import { type Figure, median, milliseconds, timed } from './figures.ts';

const RUNS = 5;
const PORT = '18080';
const URL = `http://127.0.0.1:${PORT}/`;

/** From `npm start` in the checkout to the page answering, and what the page weighs. */
export async function measureStart(): Promise<readonly Figure[]> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await startOnce());
  return [
    {
      what: 'npm start to the page answering, median',
      found: milliseconds(median(runs)),
      reach: '≤ 2 s',
    },
    {
      what: 'script of the page',
      found: `${scriptBytes().toLocaleString('en-GB')} bytes`,
      reach: '≤ 30 kB',
    },
  ];
}

async function startOnce(): Promise<number> {
  let end: () => Promise<unknown> = async () => undefined;
  const took = await timed(async () => {
    const environment = { ...process.env, PREVIEW_PORT: PORT, NEWSDESK_DATA: makeFolder() };
    const child = spawn('npm', ['start'], { env: environment, stdio: 'ignore', detached: true });
    end = () => {
      process.kill(-(child.pid ?? 0), 'SIGTERM');
      return once(child, 'close');
    };
    while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 10));
  });
  await end();
  return took;
}

const answers = (): Promise<boolean> =>
  fetch(URL).then(
    ({ ok }) => ok,
    () => false,
  );

const scriptBytes = (): number =>
  readdirSync('src/preview/page')
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + readFileSync(`src/preview/page/${name}`).length, 0);
