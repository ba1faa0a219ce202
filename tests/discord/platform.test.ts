import type { Platform } from '#core/ports.ts';
import { createDiscord } from '#discord/adapter.ts';
import { toDeliveryMark } from '#discord/delivery-mark.ts';
import type { Failure, Rig } from '../platform/suite.ts';
import { platformSuite } from '../platform/suite.ts';
import type { Failure as Fault } from '../support/discord-answers.ts';
import { startDiscordServer } from '../support/discord-server.ts';
import { GENERAL, type Json, PERSON, SERVER } from '../support/discord-world.ts';
import { recordingLog } from '../support/log.ts';

const FAULTS: Readonly<Record<Failure, Fault>> = {
  refuse: { status: 403, code: 50_013 },
  limit: { status: 429, retryAfter: 7 },
  'take-and-cut': 'take-and-cut',
  lose: 'lose',
};

const POST = /^POST \/channels\/\d+\/messages$/;
const HISTORY = /^GET \/channels\/\d+\/messages\?/;

async function open(toPlatform: (create: () => Platform) => Platform): Promise<Rig> {
  const server = await startDiscordServer();
  const { apiUrl, token } = server;
  const create = () => createDiscord({ token, apiUrl, commands: [], log: recordingLog() });
  return {
    platform: toPlatform(create),
    place: { platform: 'discord', workspace: SERVER, channel: GENERAL },
    person: { platform: 'discord', workspace: 'dm', channel: `@${PERSON}`, direct: true },
    server: {
      posts: () =>
        server.posts().map(({ id, body }) => ({
          ref: id,
          carries: (key) =>
            (body.components as readonly Json[])[0]?.id === toDeliveryMark(key).marker,
          shows: (words) => JSON.stringify(body.components).includes(words),
        })),
      attempts: () =>
        server.requests.filter(({ method, path }) => POST.test(`${method} ${path}`)).length,
      failNextPost: (how) => server.failNext(POST, FAULTS[how]),
      failNextFind: (how) => server.failNext(HISTORY, FAULTS[how]),
      remove: (ref) => server.remove(ref),
      say: async (text) => void server.say(text),
    },
    close: () => server.close(),
  };
}

/** One process hears, another one posts, as with NEWSDESK_ROLES. */
function inTwo(create: () => Platform): Platform {
  const [listening, posting] = [create(), create()];
  return {
    ...posting,
    start: (inbox, signal) => listening.start(inbox, signal),
    async stop() {
      await Promise.all([listening.stop(), posting.stop()]);
    },
  };
}

platformSuite('Discord', () => open((create) => create()));
platformSuite('Discord that only posts', () => open(inTwo));
