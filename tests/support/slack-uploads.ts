import type { Answer, Call } from './slack-call.ts';
import { no } from './slack-call.ts';
import type { SlackBody } from './slack-rules.ts';
import type { Uploaded, Workspace } from './slack-workspace.ts';

export function offerUpload(
  { filename = '', length = '0' }: Call,
  { files, origin }: Workspace,
): Answer {
  if (filename === '' || Number(length) < 1) return no('invalid_arguments');
  const file_id = `F0LOOPBACK${files.size}`;
  files.set(file_id, { filename, length: Number(length) });
  return { ok: true, file_id, upload_url: `${origin()}/upload/${file_id}` };
}

export const isReady = ({ looks = -1 }: Uploaded, { slowness }: Workspace): boolean =>
  looks > slowness;

/** A message shows only files whose upload is complete and that Slack has looked through. */
export const showsItsFiles = ({ blocks = [] }: SlackBody, workspace: Workspace): boolean =>
  blocks.every((block) => {
    if (block.type !== 'image' || !('slack_file' in block)) return true;
    const id = 'id' in block.slack_file ? block.slack_file.id : '';
    const file = workspace.files.get(id ?? '');
    return file !== undefined && isReady(file, workspace);
  });

/** Only the id of a conversation will do, not that of a person. */
export function takeUpload(
  { files: given = '[]', channel_id = '' }: Call,
  workspace: Workspace,
): Answer {
  const [{ id = '' } = {}]: readonly { id?: string }[] = JSON.parse(given);
  const file = workspace.files.get(id);
  if (file?.text === undefined) return no('file_not_found');
  if (channel_id === '') {
    // It stays private to the bot.
    file.looks = 0;
    return { ok: true, files: [{ id }] };
  }
  if (!/^[CGDZ]\w+$/.test(channel_id)) return no('invalid_arguments');
  if (!workspace.joined.has(channel_id)) return no('channel_not_found');
  file.channel = channel_id;
  return { ok: true, files: [{ id }] };
}
