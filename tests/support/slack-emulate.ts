import { globSync, readFileSync } from 'node:fs';
import { createEmulator } from 'emulate';
import { SIGNING_SECRET } from './slack-wire.ts';
import type { Kept } from './slack-workspace.ts';

type Hooks = { register(hook: object): void };
/** The dispatcher of events is the third thing the plugin is given. */
type Given = readonly [app: unknown, store: unknown, hooks: Hooks, ...rest: unknown[]];
type Plugin = { register(...given: Given): unknown };

export const EMULATE_BOT = { token: 'xoxb-emulated-bot', user: 'U0EMUBOT', bot: 'B0EMUBOT' };
const PERSON_TOKEN = 'xoxp-emulated-person';

/** A Slack that is not ours: `emulate` 0.12.2, with a bot, a person and a channel. */
export type EmulatedSlack = {
  /** Base of its Web API. */
  readonly url: string;
  readonly channel: string;
  /** Sends signed events to this address from here on. */
  sendEventsTo(url: string): void;
  /** Calls a method as a person. */
  asPerson(
    method: string,
    call: Readonly<Record<string, string>>,
  ): Promise<{ readonly ts: string }>;
  /** The messages of the channel, or of a thread in it, oldest first. */
  messages(thread?: string): Promise<readonly Kept[]>;
  close(): Promise<void>;
};

/**
 * No public option of emulate says where events go. Its plugin is the same object for whoever loads
 * its file, so what the plugin is given can be caught on the way.
 */
async function catchHooks(): Promise<{
  readonly hooks: () => Hooks;
  readonly restore: () => void;
}> {
  const files = globSync('node_modules/emulate/dist/dist-*.js');
  const file = files.find((name) => readFileSync(name, 'utf8').includes('slackPlugin'));
  const { slackPlugin } = (await import(new URL(`../../${file}`, import.meta.url).href)) as {
    slackPlugin: Plugin;
  };
  const { register } = slackPlugin;
  let caught: Hooks | undefined;
  slackPlugin.register = (...given) => {
    caught = given[2];
    return register.apply(slackPlugin, [...given]);
  };
  const hooks = (): Hooks => {
    if (caught === undefined) throw new Error('emulate did not load its Slack plugin');
    return caught;
  };
  return {
    hooks,
    restore: () => {
      slackPlugin.register = register;
    },
  };
}

/** A bot token needs a bot user: the app's and the token's have to be the same. */
const SEED = {
  slack: {
    team: { name: 'Newsroom', domain: 'newsroom' },
    users: [{ name: 'marta' }],
    channels: [{ name: 'news' }],
    oauth_apps: [
      {
        app_id: 'A0EMULATED',
        client_id: '1.2',
        client_secret: 'x',
        name: 'Newsdesk',
        redirect_uris: ['http://127.0.0.1/'],
        bot_id: EMULATE_BOT.bot,
        bot_user_id: EMULATE_BOT.user,
        bot_name: 'newsdesk',
      },
    ],
    tokens: [
      {
        token: EMULATE_BOT.token,
        type: 'bot',
        user_id: EMULATE_BOT.user,
        bot_id: EMULATE_BOT.bot,
        bot_user_id: EMULATE_BOT.user,
        app_id: 'A0EMULATED',
      },
      { token: PERSON_TOKEN, user: 'marta' },
    ],
    signing_secret: SIGNING_SECRET,
  },
};

export async function startEmulatedSlack(): Promise<EmulatedSlack> {
  const { hooks, restore } = await catchHooks();
  const emulator = await createEmulator({ service: 'slack', port: 0, seed: SEED });
  restore();
  const url = `${emulator.url}/api/`;
  const call = async (method: string, body: Readonly<Record<string, string>>) => {
    const headers = { authorization: `Bearer ${PERSON_TOKEN}` };
    const request = { method: 'POST', headers, body: new URLSearchParams(body) };
    const answer = await fetch(url + method, request).then((response) => response.json());
    if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
    return answer;
  };
  const { channels } = await call('conversations.list', {});
  const channel: string = channels.find(({ name }: { name: string }) => name === 'news').id;
  return {
    url,
    channel,
    sendEventsTo: (target) =>
      hooks().register({ url: target, events: ['*'], active: true, owner: 'slack' }),
    asPerson: call,
    messages: async (thread) => {
      const answer = await (thread === undefined
        ? call('conversations.history', { channel })
        : call('conversations.replies', { channel, ts: thread }));
      return thread === undefined ? answer.messages.toReversed() : answer.messages;
    },
    close: () => emulator.close(),
  };
}
