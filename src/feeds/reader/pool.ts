import type { Answer, Job } from './messages.ts';
import { type Limits, Thread } from './thread.ts';

export type PoolOptions = Limits & {
  /** How many read at once. */
  readonly workers: number;
  /** Milliseconds after which a thread with nothing to read is ended. */
  readonly idle: number;
};

type Waiting = { readonly job: Job; readonly answer: PromiseWithResolvers<Answer> };

/** Threads that read what waits, in its order: started when there is something, ended when there is not. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #waiting: Waiting[] = [];
  readonly #threads = new Set<Thread>();
  /** Those with nothing to read, and what will end each. */
  readonly #idle = new Map<Thread, NodeJS.Timeout>();
  #isClosed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  read(job: Job): Promise<Answer> {
    if (this.#isClosed) return Promise.reject(closed());
    const answer = Promise.withResolvers<Answer>();
    this.#waiting.push({ job, answer });
    this.#next();
    return answer.promise;
  }

  /** Ends what is under way; whoever waits for it is told that, and not that the body was bad. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { answer } of this.#waiting.splice(0)) answer.reject(closed());
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }

  #next(): void {
    const thread = this.#waiting.length > 0 ? this.#freeThread() : undefined;
    const next = thread && this.#waiting.shift();
    if (next === undefined) return;
    thread
      ?.read(next.job)
      .then(next.answer.resolve, (error) => next.answer.reject(this.#isClosed ? closed() : error))
      .finally(() => this.#rest(thread));
  }

  #freeThread(): Thread | undefined {
    const [idle] = this.#idle.keys();
    if (idle !== undefined) this.#wake(idle);
    return idle ?? (this.#threads.size < this.#options.workers ? this.#start() : undefined);
  }

  #start(): Thread {
    const thread = new Thread(this.#options, () => {
      this.#threads.delete(thread);
      this.#wake(thread);
      this.#next();
    });
    this.#threads.add(thread);
    return thread;
  }

  #rest(thread: Thread): void {
    if (!this.#threads.has(thread)) return;
    const timer = setTimeout(() => {
      this.#wake(thread);
      return thread.end();
    }, this.#options.idle);
    this.#idle.set(thread, timer.unref());
    this.#next();
  }

  #wake(thread: Thread): void {
    clearTimeout(this.#idle.get(thread));
    this.#idle.delete(thread);
  }
}

const closed = (): Error => new Error('the reader is closed');
