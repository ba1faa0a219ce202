// https://docs.slack.dev/interactivity/implementing-shortcuts
import type { App, MessageShortcut } from '@slack/bolt';
import { sayWhereSlow } from './answer.ts';
import type { Here, Listening } from './here.ts';
import { hereOf, toAsked } from './here.ts';
import { FIND_HEADLINES } from './manifest.ts';
import { toSlackAnswer } from './render.ts';
import { respond } from './respond.ts';
import { toSaid } from './said.ts';

/** What stands in the menu of every message. */
export function listenToShortcuts(app: App, listening: Listening): void {
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: FIND_HEADLINES },
    ({ shortcut, context }) => listening.track(find(shortcut, hereOf(context), listening)),
  );
}

/** Answered where the message is, to whoever pointed at it alone; the bot need not be a member there. */
async function find(shortcut: MessageShortcut, here: Here, listening: Listening): Promise<void> {
  const { user, channel, message, response_url: url, trigger_id } = shortcut;
  const asked = toAsked(trigger_id, { id: user.id, name: user.name, channel: channel.id }, here);
  const answered = listening.inbox.find(asked, toSaid(textOf(message)));
  await sayWhereSlow(answered, { url, asked }, listening);
  const { thread_ts } = message;
  const there = typeof thread_ts === 'string' ? { thread_ts } : {};
  await respond(url, { ...toSlackAnswer(await answered), ...there }, listening.log);
}

type Message = MessageShortcut['message'];
type Attachment = { readonly fallback?: unknown };

/** Other apps often put all they say into an attachment. */
function textOf({ text, attachments }: Message): string {
  if (typeof text === 'string' && text !== '') return text;
  const attached: readonly Attachment[] = Array.isArray(attachments) ? attachments : [];
  return attached
    .flatMap(({ fallback }) => (typeof fallback === 'string' ? fallback : []))
    .join('\n');
}
