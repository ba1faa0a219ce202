import type { SlackConnection } from '#slack/connection.ts';
import type { Failure, Rig } from '../platform/suite.ts';
import { platformSuite } from '../platform/suite.ts';
import { HERE, HTTP, openSlackRoom, SOCKET } from '../support/slack-room.ts';
import { shownText } from '../support/slack-rules.ts';
import type { Behaviour } from '../support/slack-server.ts';
import { PERSON } from '../support/slack-wire.ts';

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
    person: { ...HERE, channel: `@${PERSON}`, direct: true },
    close,
    server: {
      posts: () =>
        server.posts().map((post) => ({
          ref: post.ts,
          carries: (key) => post.metadata?.event_payload.key === key,
          shows: (words) => shownText(post).includes(words),
        })),
      attempts: () => server.calls('chat.postMessage'),
      failNextPost: (how) => server.next('chat.postMessage', FATES[how]),
      failNextFind: (how) => server.next('conversations.history', FATES[how]),
      remove: (ref) => server.remove(ref),
      say: (text) => server.say({ text }),
    },
  };
};

platformSuite('Slack by Socket Mode', rigOf(SOCKET));
platformSuite('Slack by HTTP', rigOf(HTTP));
