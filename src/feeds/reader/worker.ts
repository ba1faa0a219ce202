import { parentPort } from 'node:worker_threads';
import { type Answer, type Job, type Said, toSent, toTrouble } from './messages.ts';

const say = (said: Said): void => parentPort?.postMessage(said);

/** What a job needs is loaded when the first of its kind comes, and before its time begins to count. */
const READERS: Readonly<Record<Job['kind'], () => Promise<(job: Job) => Answer>>> = {
  feed: async () => {
    const [{ readFeed }, { newestOf }] = await Promise.all([
      import('../read/read-feed.ts'),
      import('../read/newest.ts'),
    ]);
    return ({ body, most = Number.POSITIVE_INFINITY }) => {
      const { items, ...feed } = readFeed(body);
      return { kind: 'feed', feed: toSent({ ...feed, items: newestOf(items, most) }) };
    };
  },
  page: async () => {
    const { readPage } = await import('../page/read-page.ts');
    return ({ body }) => ({ kind: 'page', page: readPage(body) });
  },
};

parentPort?.on('message', async (job: Job) => {
  const read = await READERS[job.kind]();
  say({ kind: 'begun' });
  try {
    // Decoders want bytes of their own thread.
    const body = { ...job.body, bytes: job.body.bytes.slice() };
    say(read({ ...job, body }));
  } catch (error) {
    say(toTrouble(error));
  }
});
