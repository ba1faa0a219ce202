import { parentPort } from 'node:worker_threads';
import type { Body } from '../body.ts';
import { type Answer, type Job, type Said, toSent, toTrouble } from './messages.ts';

const say = (said: Said): void => parentPort?.postMessage(said);

/** What a job needs is loaded when the first of its kind comes, and before its time begins to count. */
const READERS: Readonly<Record<Job['kind'], () => Promise<(body: Body) => Promise<Answer>>>> = {
  feed: async () => {
    const { readFeed } = await import('../read/read-feed.ts');
    return async (body) => ({ kind: 'feed', feed: toSent(await readFeed(body)) });
  },
  page: async () => {
    const { readPage } = await import('../page/read-page.ts');
    return async (body) => ({ kind: 'page', page: readPage(body) });
  },
};

parentPort?.on('message', async ({ kind, body }: Job) => {
  const read = await READERS[kind]();
  say({ kind: 'begun' });
  try {
    say(await read(body));
  } catch (error) {
    say(toTrouble(error));
  }
});
