import type { Method } from './slack-call.ts';
import { no } from './slack-call.ts';
import { page, post, update } from './slack-messages.ts';
import { isReady, offerUpload, takeUpload } from './slack-uploads.ts';
import { createViews } from './slack-views.ts';
import type { Workspace } from './slack-workspace.ts';

/** The methods of the Web API that the bot uses; it refuses what Slack would refuse. */
export function createWebApi(workspace: Workspace): Readonly<Record<string, Method>> {
  const { team, messages, users, scopes, joined, details, directs, botUser, botId } = workspace;
  const needs =
    (scope: string, method: Method): Method =>
    (call) =>
      scopes.has(scope) ? method(call) : no('missing_scope');
  return {
    'auth.test': () => ({
      ok: true,
      url: 'https://newsroom.slack.com/',
      team: 'Newsroom',
      user: 'newsdesk',
      team_id: team,
      user_id: botUser,
      bot_id: botId,
    }),
    'auth.revoke': () => {
      workspace.gone = 'token_revoked';
      return { ok: true, revoked: true };
    },
    'users.info': needs('users:read', ({ user = '', include_locale }) => {
      const known = users.get(user);
      if (known === undefined) return no('user_not_found');
      const { locale, ...told } = { locale: 'en-GB', ...known };
      const more = include_locale === 'true' ? { locale } : {};
      return { ok: true, user: { id: user, team_id: team, is_bot: false, ...told, ...more } };
    }),
    'chat.postMessage': needs('chat:write', (call) => post(call, workspace)),
    'chat.update': needs('chat:write', (call) => update(call, workspace)),
    'conversations.info': needs('channels:read', ({ channel = '' }) => {
      const known = details.get(channel);
      if (known === undefined && !joined.has(channel)) return no('channel_not_found');
      return { ok: true, channel: { id: channel, is_member: joined.has(channel), ...known } };
    }),
    'conversations.open': needs('im:write', ({ users: person = '' }) => {
      const id = directs.get(person);
      return id === undefined ? no('user_not_found') : { ok: true, channel: { id } };
    }),
    'conversations.history': needs('channels:history', (call) => {
      const { channel = '' } = call;
      if (!joined.has(channel)) return no('not_in_channel');
      const top = messages.filter((message) => message.thread_ts === undefined);
      return page(top.filter((message) => message.channel === channel).toReversed(), call);
    }),
    'conversations.replies': needs('channels:history', (call) => {
      const { channel, ts } = call;
      const thread = messages.filter(
        (m) => m.channel === channel && (m.ts === ts || m.thread_ts === ts),
      );
      return thread.length === 0 ? no('thread_not_found') : page(thread, call);
    }),
    ...createViews(workspace),
    'files.getUploadURLExternal': needs('files:write', (call) => offerUpload(call, workspace)),
    'files.info': needs('files:read', ({ file: id = '' }) => {
      const file = workspace.files.get(id);
      if (file === undefined) return no('file_not_found');
      file.looks = (file.looks ?? 0) + 1;
      return { ok: true, file: { id, mimetype: isReady(file, workspace) ? 'image/png' : '' } };
    }),
    'files.completeUploadExternal': needs('files:write', (call) => takeUpload(call, workspace)),
  };
}
