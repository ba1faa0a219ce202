import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { StateStore } from '@slack/bolt';
import { createTurns } from '#core/desk/turns.ts';
import type { Namespace } from '#core/ports.ts';

/** Seconds from the install page to Slack's answer. */
export const STATE_LIFE = 600;

type InstallUrl = Awaited<ReturnType<StateStore['verifyStateParam']>>;

type StatesOptions = {
  readonly secret: string;
  /** Which were used. Lost at a power cut, which is no harm: Slack takes each code once. */
  readonly seen: Namespace<true>;
  /** What Bolt goes on with. */
  readonly installUrl: InstallUrl;
};

/** Why an answer from Slack's page is not gone into. Nothing of it is repeated. */
export class StateError extends Error {
  override name = 'StateError';
  readonly code = 'slack_oauth_invalid_state';
}

/**
 * The `state` that goes to Slack's page and has to come back: when it ends, a random part, and their
 * signature. Any process with the same secret takes it, once. Bolt checks that the browser is the
 * same, by a cookie.
 */
export function createStates({ secret, seen, installUrl }: StatesOptions): StateStore {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'newsdesk slack install state', 32));
  const sign = (claim: string): Buffer => createHmac('sha256', key).update(claim).digest();
  const inTurn = createTurns();
  return {
    generateStateParam: async (_options, now) => {
      const end = now.getTime() + STATE_LIFE * 1_000;
      const claim = `${end.toString(36)}.${randomBytes(16).toString('base64url')}`;
      return `${claim}.${sign(claim).toString('base64url')}`;
    },
    verifyStateParam: async (now, state) => {
      const [end = '', nonce = '', signature = ''] = state.split('.');
      const given = Buffer.from(signature, 'base64url');
      const ours = sign(`${end}.${nonce}`);
      if (given.length !== ours.length || !timingSafeEqual(given, ours))
        throw new StateError('the state was not signed by this bot');
      if (Number.parseInt(end, 36) <= now.getTime()) throw new StateError('the state is too old');
      const used = `slack install ${nonce}`;
      await inTurn(used, async () => {
        if (await seen.get(used)) throw new StateError('the state was used before');
        await seen.set(used, true, STATE_LIFE * 1_000);
      });
      return installUrl;
    },
  };
}
