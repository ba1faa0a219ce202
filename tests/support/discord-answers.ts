import type { Json, World } from './discord-world.ts';

/** What a request comes to instead of its answer. */
export type Failure =
  /** The connection closes before anything is done. */
  | 'lose'
  /** It is done, then the connection closes without an answer. */
  | 'take-and-cut'
  /** It is done, and no answer ever comes. */
  | 'hang'
  /** It is done, and answered with a fault. */
  | 'take-and-fault'
  /** It is done once the promise resolves. */
  | { readonly after: Promise<unknown> }
  /** A refusal or a fault of the server's. */
  | { readonly status: number; readonly code?: number; readonly retryAfter?: number };

export type Request = {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  /** Texts of the files that came with it, by their names. */
  readonly files: Readonly<Record<string, string>>;
};

/** One use of a command or control, and what the bot made of it. */
export type Use = {
  readonly id: string;
  /** Discord does not know it any more. */
  readonly expired: boolean;
  callback: Json | undefined;
  readonly edits: Json[];
  readonly followUps: Json[];
};

/** By a server, by a person. */
export type Install = 0 | 1;

export type Rest = {
  readonly token: string;
  readonly gatewayUrl: () => string;
  readonly world: World;
  /** By token. */
  readonly uses: Map<string, Use>;
  readonly requests: Request[];
  /** What Discord's rules or ours found wrong with a body; Discord would answer 400. */
  readonly problems: string[];
  commands: readonly Json[];
  /** The application's flags. */
  readonly flags: number;
  readonly installs: readonly Install[];
  nextFailure(request: Request): Failure | undefined;
  /** Seconds until the token may be used again, where it has been used too often. */
  overuse(): number | undefined;
  /** How many requests were turned away for that. */
  limited: number;
  onThread(thread: Json): void;
};

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};
export type Route = (request: Request, rest: Rest, parts: readonly string[]) => Answer;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const refuse = (status: number, code: number, message: string): Answer => ({
  status,
  body: { code, message },
});

/** Refuses what a judge finds fault with, as Discord does, and keeps the fault for the test. */
export function judged(found: readonly string[], rest: Rest, answer: () => Answer): Answer {
  if (found.length === 0) return answer();
  rest.problems.push(...found);
  return refuse(400, 50_035, 'Invalid Form Body');
}
