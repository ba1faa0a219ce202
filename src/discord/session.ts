import { type Client, Events, RESTEvents } from 'discord.js';
import type { Inbox, Log } from '#core/ports.ts';
import { CODE, reasonOf, refusalOf } from './failure.ts';
import { CLOSE, type Connection, createClient, OpenError, open, WRONG_TOKEN } from './gateway.ts';
import { toArrival, toHeard } from './hear.ts';
import { answerInteraction, type Patience } from './interactions.ts';
import type { Registration } from './options.ts';
import { register } from './register.ts';

/** One run of the adapter, from start to stop. */
export type Session = {
  readonly connection: Connection;
  readonly registrations: readonly Registration[];
  readonly patience: Patience;
  readonly log: Log;
  readonly inbox: Inbox;
  readonly signal: AbortSignal;
  /** Answers under way. */
  readonly running: Set<Promise<void>>;
  /** The client that is connected; another one after the intents had to change. */
  client: Client<true> | undefined;
  /** Discord has refused the token: discord.js has forgotten it, and no request can be made. */
  isTokenRefused: boolean;
};

const CONTENT_INTENT_OFF =
  'Discord does not let this bot read messages, so it hears only those that mention it. To change that: https://discord.com/developers/applications, your application, Bot, switch on Message Content Intent, save, and start again.';

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
  await open(client, session.connection.token, session.signal);
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
  { registrations, log }: Session,
): Promise<void> {
  try {
    const state = await register(client, registrations);
    log.info({ commands: registrations.length, state }, 'Discord commands registered');
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
    if (place !== undefined) keep(inbox.arrive(place), session);
  });
  client.on(Events.Error, (error) => {
    log.error({ reason: reasonOf(error) }, 'Discord client failed');
  });
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count }) => {
    log.warn({ count }, 'Discord refuses many requests: 10,000 in 10 minutes are a ban');
  });
  client.rest.on(RESTEvents.Response, ({ data }, { status }) => {
    if (status !== 401 || !data.auth || session.isTokenRefused) return;
    session.isTokenRefused = true;
    log.error({ status }, WRONG_TOKEN);
  });
}

/** Counts an answer as under way until it is done; this is where a failed one ends. */
function keep(work: Promise<unknown>, { running, log }: Session): void {
  const settled: Promise<void> = work
    .then(
      () => undefined,
      (error: unknown) => report(error, log),
    )
    .finally(() => running.delete(settled));
  running.add(settled);
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
