import type { Failure, Request, Rest } from './discord-answers.ts';
import type { Gateway } from './discord-gateway.ts';
import { postsIn } from './discord-posts.ts';
import { toServer, toThread } from './discord-shapes.ts';
import {
  type DiscordAnswer,
  type Manner,
  MESSAGE,
  type Press,
  toAnswer,
  toCommand,
  toInteraction,
  toMenuCommand,
  toOptions,
  toResolved,
} from './discord-uses.ts';
import { BOT, DIRECT, GENERAL, type Json, PERSON, SERVER, until } from './discord-world.ts';

export type PlannedFailure = { readonly matches: RegExp; readonly how: Failure };

type Parts = {
  readonly rest: Rest;
  readonly gateway: Gateway;
  readonly url: string;
  readonly failures: PlannedFailure[];
};

/** What people do there, and what a test looks at. */
export function faceOf({ rest, gateway, url, failures }: Parts) {
  const { world, uses, requests, problems } = rest;
  const use = async (type: number, data: Json, manner: Press): Promise<DiscordAnswer> => {
    const id = world.nextId();
    const given = {
      id,
      expired: manner.expired === true,
      callback: undefined,
      edits: [],
      followUps: [],
    };
    uses.set(`use-${id}`, given);
    gateway.dispatch('INTERACTION_CREATE', {
      ...toInteraction(type, data, manner),
      id,
      token: `use-${id}`,
    });
    return until(world.changes, () => toAnswer(given));
  };
  return {
    apiUrl: `${url}/api`,
    /** `GET` gives `{ posts: [{ id, channel, nonce?, marker }], limited, problems }`. */
    controlUrl: `${url}/control/posts`,
    token: rest.token,
    /** How many requests were answered with 429 because there were too many a second. */
    limited: () => rest.limited,
    /** Everything wrong with any body so far. */
    problems: problems as readonly string[],
    requests: requests as readonly Request[],
    gateway,
    /** What the bot has posted of its own accord, oldest first. */
    posts: () => postsIn(world),
    /** How many messages each nonce has made. */
    postsByNonce: (): ReadonlyMap<string, number> =>
      new Map(
        [...Map.groupBy(postsIn(world), ({ nonce = '' }) => nonce)].map(
          ([nonce, made]) => [nonce, made.length] as const,
        ),
      ),
    /** Somebody deletes a message. */
    remove: (id: string) => {
      const message = world.messages.find((each) => each.id === id);
      if (message !== undefined) world.replace(message, undefined);
    },
    commands: () => rest.commands,
    /** Types a slash command and waits for what is seen in the end. */
    command: (path: readonly string[], values: Json = {}, manner: Manner = {}) =>
      use(
        2,
        { id: '1', type: 1, ...toCommand(path, toOptions(values)), ...toResolved(values) },
        manner,
      ),
    /** Picks a command from the menu of a message, and waits for what is seen in the end. */
    pick: (name: string, picked: Json = {}, manner: Manner = {}) =>
      use(2, toMenuCommand(name, picked), manner),
    /** Types half an option and waits for the completions. */
    complete: async (path: readonly string[], option: string, partial: string) => {
      const focused = [{ name: option, type: 3, value: partial, focused: true }];
      return use(4, { id: '1', type: 1, ...toCommand(path, focused) }, {});
    },
    /** Presses a button, or picks `choice` from a menu, and waits for what comes of it. */
    press: (customId: string, manner: Press = {}) => {
      const { choice } = manner;
      const picked =
        choice === undefined ? { component_type: 2 } : { component_type: 3, values: [choice] };
      return use(3, { custom_id: customId, ...picked }, manner);
    },
    /** Somebody writes a message; `extra` overwrites the event's fields. Returns the message's id. */
    say: (text: string, { direct, channel = GENERAL, ...extra }: Say = {}) => {
      const place = direct ? DIRECT : channel;
      const { id } = world.keep(place, PERSON, {});
      const named = direct === true || text.includes(BOT) || gateway.readsContent();
      const where = direct ? { channel_type: 1 } : { guild_id: SERVER, channel_type: 0 };
      gateway.dispatch('MESSAGE_CREATE', {
        ...MESSAGE,
        ...where,
        id,
        channel_id: place,
        content: named ? text : '',
        ...extra,
      });
      return id;
    },
    /** Somebody starts a thread from a new message; `unseen`: the bot is not told. Returns its id. */
    openThread: (how: 'seen' | 'unseen' = 'seen') => {
      const { id } = world.keep(GENERAL, PERSON, {});
      const thread = { parent: GENERAL, owner: PERSON };
      world.threads.set(id, thread);
      world.keep(id, PERSON, { type: 21 });
      if (how === 'seen') gateway.dispatch('THREAD_CREATE', toThread(id, thread));
      return id;
    },
    /** A thread goes quiet. */
    archive: (id: string) => {
      const thread = world.threads.get(id);
      if (thread !== undefined) thread.archivedAt = new Date().toISOString();
    },
    /** So many threads of other people's in a forum, which went quiet then. */
    fillForum: (forum: string, count: number, archivedAt: string) => {
      for (let index = 0; index < count; index += 1) {
        world.threads.set(world.nextId(), { parent: forum, owner: PERSON, archivedAt });
      }
    },
    /** The bot is invited to another server. */
    join: (server: string, channel: string) =>
      gateway.dispatch('GUILD_CREATE', toServer(server, world, channel)),
    /** What happens to the next request that matches, given as "POST /channels/…". */
    failNext: (matches: RegExp, how: Failure) => void failures.push({ matches, how }),
    /** Resolves when the bot has made a request that matches. */
    requested: (matches: RegExp) =>
      until(world.changes, () =>
        requests.find(({ method, path }) => matches.test(`${method} ${path}`)),
      ),
    /** Resolves with the intents that the bot asked for, at that connection counted from 1. */
    identified: (count: number) =>
      until(world.changes, () => gateway.identified[count - 1]?.intents),
    /** Resolves with the bot's posts when there are that many. */
    posted: (count: number) =>
      until(world.changes, () => {
        const posts = postsIn(world);
        return posts.length >= count ? posts : undefined;
      }),
  };
}

type Say = {
  readonly direct?: true;
  readonly channel?: string;
  readonly type?: number;
  readonly author?: Json;
  readonly webhook_id?: string;
  readonly message_reference?: Json;
};
