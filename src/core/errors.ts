import { en } from './talk/sentences/en.ts';
import type { Sentence, Sentences } from './talk/sentences/sentences.ts';

/**
 * The caller's mistake. What it says is shown to them alone and nothing is logged. The tools of the command
 * line give it in English; what is said in a chat is a sentence of every catalogue.
 */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly #sentence: Sentence;

  constructor(sentence: string | Sentence, options?: ErrorOptions) {
    const say: Sentence = typeof sentence === 'string' ? () => sentence : sentence;
    super(say(en), options);
    this.#sentence = say;
  }

  /** The same in another language. */
  in(say: Sentences): string {
    return this.#sentence(say);
  }
}

type PlatformErrorDetails = {
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** Seconds the platform asked us to wait. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
};

/** A platform said no, or could not be reached. `reason` is a sentence for the operator: what happened and what to do. */
export class PlatformError extends Error {
  override name = 'PlatformError';
  readonly platform: string;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(platform: string, reason: string, details: PlatformErrorDetails = {}) {
    super(reason, { cause: details.cause });
    this.platform = platform;
    this.status = details.status;
    this.retryAfter = details.retryAfter;
  }
}
