import type { SlackConnection } from '#slack/connection.ts';
import type { Failure, Rig } from '../platform/suite.ts';
import { platformSuite } from '../platform/suite.ts';
import { HERE, HTTP, openSlackRoom, SOCKET } from '../support/slack-room.ts';
import type { Behaviour } from '../support/slack-server.ts';

const FATES: Readonly<Record<Failure, Behaviour>> = {
  refuse: { error: 'is_archived' },
  limit: { retryAfter: 7 },
  'take-and-cut': 'take-and-cut',
  lose: 'lose',
};

const rigOf = (connection: SlackConnection) => async (): Promise<Rig> => {
  const { platform, server, close } = await openSlackRoom(connection);
  return {
    platform,
    place: HERE,
    close,
    server: {
      posts: () =>
        server.posts().map(({ ts, metadata }) => ({
          ref: ts,
          carries: (key) => metadata?.event_payload.key === key,
        })),
      attempts: () => server.calls('chat.postMessage'),
      failNextPost: (how) => server.next('chat.postMessage', FATES[how]),
      say: (text) => server.say({ text }),
    },
  };
};

platformSuite('Slack by Socket Mode', rigOf(SOCKET));
platformSuite('Slack by HTTP', rigOf(HTTP));
