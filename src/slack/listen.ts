import { randomUUID } from 'node:crypto';
import type { App, BlockAction, RespondFn, SlashCommand } from '@slack/bolt';
import type { Asked, Inbox, Log, Outcome, Person, Pressed } from '#core/ports.ts';
import { readActionId } from '#core/talk/action.ts';
import { OPENS } from './controls.ts';
import type { MessageEvent } from './hear.ts';
import { isDirect, readMessage, toPlace } from './hear.ts';
import type { Identity } from './identity.ts';
import type { People } from './people.ts';
import type { SlackAnswer } from './render.ts';
import { toSlackAnswer, toSlackShare, toSlackTell, toSlackUpdate } from './render.ts';
import { toTyped } from './said.ts';

export type Listening = {
  readonly inbox: Inbox;
  readonly self: Identity;
  readonly people: People;
  /** With their slash. */
  readonly commands: readonly string[];
  readonly log: Log;
  /** Is told of everything that is being answered. */
  readonly track: (work: Promise<void>) => Promise<void>;
};

/** Takes from Bolt what the inbox wants to hear. Everything is acknowledged before any work. */
export function listen(app: App, listening: Listening): void {
  const { inbox, self, commands, log, track } = listening;
  app.use(async ({ next, ...args }) => {
    if ('ack' in args && args.ack !== undefined) await args.ack();
    await next();
  });
  for (const name of commands) {
    app.command(name, ({ command, respond }) => track(answer(command, respond, listening)));
  }
  app.action<BlockAction>({ type: 'block_actions' }, ({ body, respond }) =>
    track(press(body, respond, listening)),
  );
  app.event('message', ({ event, body }) =>
    track(hear(event as MessageEvent, body.event_id, listening)),
  );
  app.event('member_joined_channel', async ({ event }) => {
    const { user, channel } = event;
    if (user === self.userId) await track(inbox.arrive(toPlace(self.workspace, channel, false)));
  });
  app.error(async (error) => log.error({ err: error }, 'slack event not handled'));
}

async function answer(
  command: SlashCommand,
  respond: RespondFn,
  listening: Listening,
): Promise<void> {
  const { user_id, user_name, channel_id, trigger_id } = command;
  const person = toPerson({ id: user_id, name: user_name }, listening.people);
  const asked = toAsked(trigger_id, channel_id, { person, self: listening.self });
  const text = `${command.command} ${toTyped(command.text ?? '')}`.trimEnd();
  const doc = await listening.inbox.command(asked, { kind: 'typed', text });
  await send(respond, toSlackAnswer(doc), listening.log);
}

async function press(body: BlockAction, respond: RespondFn, listening: Listening): Promise<void> {
  const pressed = readPress(body, listening);
  if (pressed === undefined || respond === undefined) return;
  const outcome = await listening.inbox.press(pressed);
  await send(respond, toBody(outcome, body), listening.log);
}

/** Undefined for buttons that only open an address, and for presses outside of channels. */
function readPress(body: BlockAction, { people, self }: Listening): Pressed | undefined {
  const [action] = body.actions;
  const channel = body.channel?.id;
  if (action === undefined || channel === undefined) return undefined;
  if (action.action_id.startsWith(OPENS)) return undefined;
  const { id, username, name = username } = body.user;
  const person = toPerson({ id, name }, people);
  const asked = toAsked(body.trigger_id, channel, { person, self });
  const choice = action.type === 'static_select' ? action.selected_option.value : undefined;
  return {
    ...asked,
    action: readActionId(action.action_id),
    ...(choice !== undefined && { choice }),
  };
}

/** A new message goes where the control was, also into its thread. */
function toBody(outcome: Outcome, { message }: BlockAction): SlackAnswer {
  const thread = typeof message?.thread_ts === 'string' ? message.thread_ts : undefined;
  const there = thread === undefined ? {} : { thread_ts: thread };
  switch (outcome.kind) {
    case 'show':
      return toSlackUpdate(outcome.doc);
    case 'tell':
      return { ...toSlackTell(outcome.doc), ...there };
    case 'share':
      return { ...toSlackShare(outcome.doc), ...there };
  }
}

async function hear(
  event: MessageEvent,
  eventId: string | undefined,
  { inbox, self, people, log }: Listening,
): Promise<void> {
  const message = readMessage(event, eventId, self);
  if (message === undefined) return;
  const { heard, author, sure } = message;
  // Not every bot's post says that it is one. Where Slack does not tell, silence is the safe answer.
  const byBot = sure ? false : await people.isBot(author).catch(() => true);
  if (byBot) log.debug({ channel: heard.place.channel }, 'message of a bot ignored');
  else await inbox.hear(heard);
}

const toPerson = (
  { id, name }: { readonly id: string; readonly name: string },
  people: People,
): Person => ({ id, name, standing: () => people.standing(id) });

type Asker = { readonly person: Person; readonly self: Identity };

const toAsked = (trigger: string | undefined, channel: string, { person, self }: Asker): Asked => ({
  id: trigger ?? randomUUID(),
  place: toPlace(self.workspace, channel, isDirect({ channel })),
  person,
});

/** A response_url is a secret: a log line about it holds the status and nothing else. */
async function send(respond: RespondFn, body: SlackAnswer, log: Log): Promise<void> {
  try {
    await respond({ ...body });
  } catch (error) {
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
    const why = error instanceof Error ? error.name : 'unknown';
    log.warn({ method: 'response_url', status, why }, 'answer not delivered');
  }
}
