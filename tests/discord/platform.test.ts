import { createDiscord } from '#discord/adapter.ts';
import { toDeliveryMark } from '#discord/delivery-mark.ts';
import type { Failure, Rig } from '../platform/suite.ts';
import { platformSuite } from '../platform/suite.ts';
import type { Failure as Fault } from '../support/discord-rest.ts';
import { startDiscordServer } from '../support/discord-server.ts';
import { GENERAL, type Json, SERVER } from '../support/discord-world.ts';
import { recordingLog } from '../support/log.ts';

const FAULTS: Readonly<Record<Failure, Fault>> = {
  refuse: { status: 403, code: 50_013 },
  limit: { status: 429, retryAfter: 7 },
  'take-and-cut': 'take-and-cut',
  lose: 'lose',
};

const POST = /^POST \/channels\/\d+\/messages$/;

async function open(): Promise<Rig> {
  const server = await startDiscordServer();
  const { apiUrl, token } = server;
  const platform = createDiscord({ token, apiUrl, commands: [], log: recordingLog() });
  return {
    platform,
    place: { platform: 'discord', workspace: SERVER, channel: GENERAL },
    server: {
      posts: () =>
        server.posts().map(({ id, body }) => ({
          ref: id,
          carries: (key) =>
            (body.components as readonly Json[])[0]?.id === toDeliveryMark(key).marker,
        })),
      attempts: () =>
        server.requests.filter(({ method, path }) => POST.test(`${method} ${path}`)).length,
      failNextPost: (how) => server.failNext(POST, FAULTS[how]),
      say: async (text) => void server.say(text),
    },
    close: () => server.close(),
  };
}

platformSuite('Discord', open);
