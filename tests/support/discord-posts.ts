import type { Rest } from './discord-answers.ts';
import { BOT, type Json, type Message, type World } from './discord-world.ts';

/** What the bot has posted of its own accord; a thread's first line is none. */
export const postsIn = ({ messages }: World): readonly Message[] =>
  messages.filter(({ author, body }) => author === BOT && body.type === undefined);

/** Where a post carries its marker. */
const markerOf = ({ body }: Message): unknown => (body.components as readonly Json[])[0]?.id;

/** `GET /control/posts`. A forum's post has no nonce. */
export const toControl = ({ world, limited, problems }: Rest) => ({
  status: 200,
  body: {
    posts: postsIn(world).map((message) => {
      const { id, channel, nonce } = message;
      return { id, channel, nonce, marker: markerOf(message) };
    }),
    limited,
    problems,
  },
});
