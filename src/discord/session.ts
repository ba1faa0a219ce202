import { type Client, Events } from 'discord.js';
import type { Inbox, Log } from '#core/ports.ts';
import { CODE, reasonOf, refusalOf } from './failure.ts';
import { CLOSE, type Connection, createClient, OpenError, open, WRONG_TOKEN } from './gateway.ts';
import { toArrival, toHeard } from './hear.ts';
import { answerInteraction, type Patience } from './interactions.ts';
import { count, type Outlet, watchRequests } from './outlet.ts';
import { register } from './register.ts';
import type { Registration } from './registration.ts';
import type { Turns } from './turns.ts';

/** One run of the adapter, from start to stop. */
export type Session = Outlet & {
  readonly connection: Connection;
  readonly registrations: readonly Registration[];
  readonly patience: Patience;
  readonly inbox: Inbox;
  readonly signal: AbortSignal;
  readonly turns: Turns;
};

const CONTENT_INTENT_OFF =
  'Discord does not let this bot read messages, so it hears only those that mention it. To change that: https://discord.com/developers/applications, your application, Bot, switch on Message Content Intent, save, and start again.';

const USER_INSTALL_OFF =
  'Discord lets nobody install this bot for themselves, so its commands are there in servers that have it and nowhere else. To change that: https://discord.com/developers/applications, your application, Installation, tick User Install, save, and start again.';

/** Connects, without the text of messages where Discord does not allow it, and registers the commands. */
export async function connect(session: Session): Promise<void> {
  try {
    await openClient(session, 'with');
  } catch (error) {
    if (!(error instanceof OpenError) || error.closeCode !== CLOSE.intentNotAllowed) throw error;
    session.log.warn({ closeCode: error.closeCode }, CONTENT_INTENT_OFF);
    await openClient(session, 'without');
  }
}

async function openClient(session: Session, content: 'with' | 'without'): Promise<void> {
  const client = createClient(session.connection, content);
  listen(client, session);
  // discord.js asks for the gateway's address first.
  await session.turns.run(() => open(client, session.connection.token, session.signal));
  if (!client.isReady()) throw new OpenError(undefined, undefined);
  session.client = client;
  client.on(Events.ShardDisconnect, ({ code }) => keep(lose(client, code, session), session));
  await registerCommands(client, session);
}

/** The gateway closed for good while we were running; with several shards each of them says so. */
async function lose(client: Client<true>, code: number, session: Session): Promise<void> {
  const { log } = session;
  if (session.client !== client) return;
  if (code === CLOSE.wrongToken) log.error({ closeCode: code }, WRONG_TOKEN);
  else if (code === CLOSE.intentNotAllowed) {
    log.warn({ closeCode: code }, CONTENT_INTENT_OFF);
    session.client = undefined;
    await client.destroy();
    await openClient(session, 'without');
  } else log.error({ closeCode: code }, 'Discord closed the connection for good: start again');
}

async function registerCommands(
  client: Client<true>,
  { registrations, log, turns, connection }: Session,
): Promise<void> {
  try {
    const { timeout } = connection;
    const state = await register(registrations, { client, timeout, turns });
    log.info({ commands: registrations.length, state }, 'Discord commands registered');
    if (state === 'for servers only') log.warn({}, USER_INSTALL_OFF);
  } catch (error) {
    const reason = reasonOf(error);
    log.error(
      { reason },
      'Discord commands not registered: the old ones stay until the next start',
    );
  }
}

function listen(client: Client, session: Session): void {
  const { inbox, log, patience } = session;
  client.on(Events.InteractionCreate, (interaction) =>
    keep(answerInteraction(interaction, inbox, patience), session),
  );
  client.on(Events.MessageCreate, (message) => {
    const heard = toHeard(message);
    if (heard !== undefined) keep(inbox.hear(heard), session);
  });
  client.on(Events.GuildCreate, (guild) => {
    const place = toArrival(guild);
    if (place !== undefined)
      keep(
        inbox.arrive(place, async () => guild.preferredLocale),
        session,
      );
  });
  client.on(Events.Error, (error) => {
    log.error({ reason: reasonOf(error) }, 'Discord client failed');
  });
  watchRequests(client, session);
}

/** Counts an answer as under way until it is done; this is where a failed one ends. */
function keep(work: Promise<unknown>, session: Session): void {
  const { log } = session;
  void count(
    work.catch((error: unknown) => report(error, log)),
    session,
  );
}

/** Codes of an interaction that nobody waits for any more. */
const EXPIRED: readonly (number | undefined)[] = [
  CODE.unknownInteraction,
  CODE.unknownWebhook,
  CODE.alreadyAnswered,
];

function report(error: unknown, log: Log): void {
  const code = refusalOf(error);
  if (EXPIRED.includes(code)) log.info({ code }, 'Discord interaction expired');
  else log.error({ reason: reasonOf(error) }, 'Discord event not answered');
}
