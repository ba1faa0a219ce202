import { ok, type Rest, type Route, refuse } from './discord-answers.ts';
import { toServer } from './discord-shapes.ts';
import { type Json, SERVER } from './discord-world.ts';

/** The one server that there is, its channels and its members. */
export const GUILD_ROUTES: readonly (readonly [string, RegExp, Route])[] = [
  ['GET', /^\/guilds\/(\d+)$/, (_, rest, [id]) => inServer(id, rest, (server) => server)],
  [
    'GET',
    /^\/guilds\/(\d+)\/members\/\d+$/,
    (_, rest, [id]) => inServer(id, rest, ({ members }) => (members as readonly Json[])[0]),
  ],
  [
    'GET',
    /^\/guilds\/(\d+)\/channels$/,
    (_, rest, [id]) => inServer(id, rest, ({ channels }) => channels),
  ],
];

const inServer = (id: string | undefined, { world }: Rest, show: (server: Json) => unknown) =>
  id === SERVER ? ok(show(toServer(SERVER, world))) : refuse(404, 10_004, 'Unknown Guild');
