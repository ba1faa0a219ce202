import type { App, BlockAction, EnvelopedEvent, SlashCommand } from '@slack/bolt';
import type { Outcome, Pressed } from '#core/ports.ts';
import type { Command } from '#core/talk/command.ts';
import { createAcknowledgement } from './acknowledge.ts';
import { answerTo, respondWith, sayWhereSlow } from './answer.ts';
import { listenToForms, openForm } from './forms.ts';
import type { MessageEvent } from './hear.ts';
import { readMessage, toPlace } from './hear.ts';
import type { Here, Listening } from './here.ts';
import { hereOf, toAsked } from './here.ts';
import { listenToHomes, pressInView } from './home.ts';
import { createHomes } from './homes.ts';
import { createLaps } from './laps.ts';
import { readControl } from './press.ts';
import type { SlackAnswer, SlackDoc } from './render.ts';
import { toSlackShare, toSlackTell, toSlackUpdate } from './render.ts';
import { toTyped } from './said.ts';
import { listenToShortcuts } from './shortcuts.ts';

/** Takes from Bolt what the inbox wants to hear. Everything is acknowledged before any work. */
export function listen(app: App, listening: Listening): void {
  const { inbox, commands, log, track } = listening;
  const homes = createHomes(listening);
  app.use(createAcknowledgement(createLaps()));
  for (const name of toNames(commands)) {
    app.command(name, ({ command, context }) => track(answer(command, hereOf(context), listening)));
  }
  app.action<BlockAction>({ type: 'block_actions' }, ({ body, context }) =>
    track(
      body.view === undefined
        ? press(body, hereOf(context), listening)
        : pressInView(body, hereOf(context), { ...listening, homes }),
    ),
  );
  app.event('message', ({ event, body, context }) =>
    track(hear(event as MessageEvent, { id: body.event_id, here: hereOf(context) }, listening)),
  );
  app.event('member_joined_channel', async ({ event: { user, channel, inviter }, context }) => {
    const { identity, people } = hereOf(context);
    const place = toPlace(identity.workspace, channel, false);
    const locale = inviter === undefined ? undefined : () => people.locale(inviter);
    if (user === identity.userId) await track(inbox.arrive(place, locale));
  });
  listenToForms(app, listening, homes);
  listenToHomes(app, listening, homes);
  listenToShortcuts(app, listening);
  listenToFarewells(app, listening);
  app.error(async (error) => {
    if (error.code === UNAUTHORIZED) log.warn({ why: error.message }, 'slack event not for us');
    else log.error({ err: error }, 'slack event not handled');
  });
}

const UNAUTHORIZED = 'slack_bolt_authorization_error';

/** `/news` for `news`; a family of sub-commands is one slash command. */
const toNames = (commands: readonly Command[]): ReadonlySet<string> =>
  new Set(commands.map(({ path: [first] }) => `/${first}`));

/**
 * Its token is deleted at once; what else is kept, and for how long, is said at Departure. Slack tells of
 * the tokens of people too, which are none of ours.
 */
function listenToFarewells(app: App, { workspaces, log }: Listening): void {
  const leave = async (event: string, { team_id: workspace, event_time }: EnvelopedEvent) => {
    const at = Temporal.Instant.fromEpochMilliseconds(event_time * 1_000);
    const left = await workspaces.leave(workspace, at);
    if (left) log.warn({ workspace, event }, 'slack workspace closed to us');
    else log.info({ workspace, event }, 'slack workspace was installed again since');
  };
  app.event('app_uninstalled', ({ body }) => leave('app_uninstalled', body));
  app.event('tokens_revoked', async ({ body, event: { tokens } }) => {
    if ((tokens.bot ?? []).length > 0) await leave('tokens_revoked', body);
  });
}

async function answer(command: SlashCommand, here: Here, listening: Listening): Promise<void> {
  const { user_id: id, user_name: name, channel_id: channel, trigger_id, response_url } = command;
  const asked = toAsked(trigger_id, { id, name, channel }, here);
  const text = `${command.command} ${toTyped(command.text ?? '')}`.trimEnd();
  const opening = { asked, here, trigger: trigger_id, answer: response_url };
  if (await openForm(text, opening, listening)) return;
  const answered = listening.inbox.command(asked, { kind: 'typed', text });
  await answerTo(answered, { url: response_url, asked, here }, listening);
}

async function press(body: BlockAction, here: Here, listening: Listening): Promise<void> {
  const { inbox, log } = listening;
  const pressed = readPress(body, here);
  if (pressed === undefined) return;
  const answered = inbox.press(pressed);
  const url = body.response_url;
  await sayWhereSlow(answered, { url, asked: pressed }, listening);
  const outcome = await answered;
  await respondWith(outcome.doc, (doc) => toBody({ ...outcome, doc }, body), { url, here, log });
}

/** Undefined for buttons that only open an address, and for presses outside of channels. */
function readPress(body: BlockAction, here: Here): Pressed | undefined {
  const control = readControl(body);
  const channel = body.channel?.id;
  if (control === undefined || channel === undefined || body.response_url === undefined) {
    return undefined;
  }
  const { id, username, name = username } = body.user;
  return { ...toAsked(body.trigger_id, { id, name, channel }, here), ...control };
}

/** A new message goes where the control was, also into its thread. */
function toBody(
  outcome: { readonly kind: Outcome['kind']; readonly doc: SlackDoc },
  { message }: BlockAction,
): SlackAnswer {
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

type Told = { readonly id: string | undefined; readonly here: Here };

async function hear(
  event: MessageEvent,
  { id, here }: Told,
  { inbox, log }: Listening,
): Promise<void> {
  const message = readMessage(event, id, here.identity);
  if (message === undefined) return;
  const { heard, author, sure } = message;
  // Not every bot's post says that it is one. Where Slack does not tell, silence is the safe answer.
  const byBot = sure ? false : await here.people.isBot(author).catch(() => true);
  if (byBot) log.debug({ channel: heard.place.channel }, 'message of a bot ignored');
  else await inbox.hear({ ...heard, locale: () => here.people.locale(author) });
}
