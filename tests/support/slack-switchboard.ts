import { EventEmitter } from 'node:events';
import type { Answer, Call } from './slack-call.ts';
import type { Behaviour, Fate } from './slack-fate.ts';

type Noted = { readonly method: string; readonly call: Call };

/** What is counted and decided about calls; so many milliseconds have to be between two posts in one channel. */
export function createSwitchboard(pace: number) {
  const fates = new Map<string, Behaviour[]>();
  const called: string[] = [];
  const latest = new Map<string, Call>();
  const posted = new Map<string, number>();
  const last = new Map<string, number>();
  let fate: Fate | undefined;
  let soon = 0;
  const paced: Fate = ({ method, team, call }) => {
    if (pace === 0 || method !== 'chat.postMessage') return undefined;
    const at = `${team} ${call.channel}`;
    const now = performance.now();
    // What was sent in time may arrive a little closer together.
    if (now - (last.get(at) ?? -pace) >= pace - 20) {
      last.set(at, now);
      return undefined;
    }
    soon += 1;
    return { retryAfter: Math.ceil(pace / 1_000) };
  };
  return {
    posted,
    heard: new EventEmitter(),
    fateOf: (asked: Parameters<Fate>[0]) => {
      called.push(asked.method);
      latest.set(asked.method, asked.call);
      return fates.get(asked.method)?.shift() ?? fate?.(asked) ?? paced(asked);
    },
    note: (answer: Answer, { method, call }: Noted): Answer => {
      const key = JSON.parse(call.metadata ?? '{}').event_payload?.key;
      const counts = answer.ok && method === 'chat.postMessage' && typeof key === 'string';
      if (counts) posted.set(key, (posted.get(key) ?? 0) + 1);
      return answer;
    },
    postsByKey: () => posted,
    calls: (method: string) => called.filter((name) => name === method).length,
    lastCall: (method: string) => latest.get(method),
    tooSoon: () => soon,
    next: (method: string, behaviour: Behaviour) =>
      void fates.set(method, [...(fates.get(method) ?? []), behaviour]),
    always: (wanted: Fate | undefined) => {
      fate = wanted;
    },
  };
}
