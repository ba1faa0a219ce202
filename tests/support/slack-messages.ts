import type { Answer, Call } from './slack-call.ts';
import { no } from './slack-call.ts';
import type { SlackBody } from './slack-rules.ts';
import { faultsOf } from './slack-rules.ts';
import { showsItsFiles } from './slack-uploads.ts';
import { APP, nextTs } from './slack-wire.ts';
import type { Kept, Workspace } from './slack-workspace.ts';

/** A person's id stands for their conversation with the bot, in this method alone. */
export function post(call: Call, workspace: Workspace): Answer {
  const { messages, joined, directs, botUser, botId } = workspace;
  const { text = '', thread_ts, blocks = '[]', metadata } = call;
  const channel = directs.get(call.channel ?? '') ?? call.channel ?? '';
  if (!joined.has(channel)) return no('channel_not_found');
  const body: SlackBody = { text, blocks: JSON.parse(blocks) };
  if (faultsOf(body).length > 0 || !showsItsFiles(body, workspace)) return no('invalid_blocks');
  const ts = nextTs();
  const message: Kept = {
    ...body,
    ts,
    channel,
    user: botUser,
    bot_id: botId,
    ...(thread_ts !== undefined && { thread_ts }),
    ...(metadata !== undefined && { metadata: JSON.parse(metadata) }),
  };
  messages.push(message);
  return { ok: true, channel, ts, message: { ...message, app_id: APP } };
}

/** What is left out goes, blocks too; only metadata stays. */
export function update(call: Call, workspace: Workspace): Answer {
  const { messages, joined, botUser } = workspace;
  const { channel = '', ts, text = '', blocks = '[]', metadata } = call;
  if (!joined.has(channel)) return no('channel_not_found');
  const at = messages.findIndex((message) => message.channel === channel && message.ts === ts);
  const before = messages[at];
  if (before === undefined) return no('message_not_found');
  if (before.user !== botUser) return no('cant_update_message');
  const body: SlackBody = { text, blocks: JSON.parse(blocks) };
  if (faultsOf(body).length > 0 || !showsItsFiles(body, workspace)) return no('invalid_blocks');
  const kept = metadata === undefined ? {} : { metadata: JSON.parse(metadata) };
  messages[at] = { ...before, ...body, ...kept };
  return { ok: true, channel, ts, text };
}

/** Slack keeps metadata to itself unless it is asked for. */
export function page(found: readonly Kept[], call: Call): Answer {
  const { oldest = '0', limit = '100', cursor = '0', include_all_metadata } = call;
  const recent = found.filter(({ ts }) => Number(ts) >= Number(oldest));
  const from = Number(cursor);
  const to = from + Number(limit);
  const shown = recent
    .slice(from, to)
    .map(({ metadata, ...message }) =>
      include_all_metadata === 'true' && metadata ? { ...message, metadata } : message,
    );
  const more = to < recent.length;
  return {
    ok: true,
    messages: shown,
    has_more: more,
    response_metadata: { next_cursor: more ? String(to) : '' },
  };
}
