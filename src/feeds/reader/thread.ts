import { Worker } from 'node:worker_threads';
import { TroubleError } from '#core/news/trouble.ts';
import type { Answer, Job, Said } from './messages.ts';

export type Limits = {
  /** Milliseconds for one feed or page. */
  readonly time: number;
  /** Megabytes that a worker may keep while it reads. */
  readonly memory: number;
};

const WORKER = new URL('./worker.ts', import.meta.url);

/**
 * A worker thread as the main thread has it: it reads one body at a time, and is ended by one that takes too
 * much time or memory.
 */
export class Thread {
  readonly #limits: Limits;
  readonly #worker: Worker;
  #answer: PromiseWithResolvers<Answer> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #hasBegun = false;
  #isEnding = false;
  #failure: unknown;

  /** `onEnd` is called once it has ended, for whatever reason. */
  constructor(limits: Limits, onEnd: () => void) {
    this.#limits = limits;
    this.#worker = new Worker(WORKER, {
      // Nothing that it reads shall find a token there.
      env: {},
      execArgv: [],
      // What a parser has to say must not get among the answers of a tool.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
    });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on('message', (said: Said) => this.#hear(said));
    this.#worker.on('error', (error) => {
      this.#failure = error;
    });
    this.#worker.on('exit', () => {
      this.#settle()?.reject(this.#causeOfEnd());
      onEnd();
    });
    this.#worker.unref();
  }

  /** Reads one body. Rejects where that ended the thread: with a TroubleError, if it was the body's doing. */
  read(job: Job): Promise<Answer> {
    const answer = Promise.withResolvers<Answer>();
    this.#answer = answer;
    this.#hasBegun = false;
    this.#worker.ref();
    this.#worker.postMessage(job);
    return answer.promise;
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#worker.terminate();
  }

  #hear(said: Said): void {
    // An answer that crosses its own end comes too late: the thread cannot be given another body.
    if (this.#isEnding) return;
    if (said.kind === 'begun') {
      this.#hasBegun = true;
      this.#timer = setTimeout(() => this.end(), this.#limits.time);
    } else {
      this.#worker.unref();
      this.#settle()?.resolve(said);
    }
  }

  #settle(): PromiseWithResolvers<Answer> | undefined {
    clearTimeout(this.#timer);
    const answer = this.#answer;
    this.#answer = undefined;
    return answer;
  }

  /** Before it has begun nothing of the body is read: what fails then is the thread itself. */
  #causeOfEnd(): unknown {
    if (!this.#hasBegun && this.#failure !== undefined) return this.#failure;
    return new TroubleError({ kind: 'too hard to read' }, { cause: this.#failure });
  }
}
