// https://docs.slack.dev/messaging/working-with-files
import type { webApi } from '@slack/bolt';
import { UsageError } from '#core/errors.ts';
import type { GivenFile } from '#core/ports.ts';
import { type Doc, type TextFile, text } from '#core/talk/doc.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';
import { failureOf } from './failure.ts';
import type { Here } from './here.ts';
import { isShown } from './preformatted.ts';
import { REQUEST_TIMEOUT } from './sdk.ts';

/** A file as a form brings it. */
export type SentFile = {
  readonly size?: number;
  readonly url_private_download?: string;
};

export type Client = Pick<webApi.WebClient, 'token' | 'slackApiUrl' | 'files'>;

export const toGivenFile = (
  { size = 0, url_private_download: url = '' }: SentFile,
  client: Client,
): GivenFile => ({ size, read: () => download(url, client) });

async function download(url: string, client: Client): Promise<Uint8Array> {
  if (!isSlacks(url, client)) throw new UsageError((say) => say.fileNotRead);
  const response = await ask(url, { headers: { authorization: `Bearer ${client.token}` } });
  // Without the permission Slack answers with its page to sign in.
  const isPage = response?.headers.get('content-type')?.startsWith('text/html');
  if (response === undefined || isPage) throw new UsageError((say) => say.fileNotRead);
  return response.bytes();
}

/** Nobody else is shown the token. */
function isSlacks(url: string, { slackApiUrl }: Client): boolean {
  const address = URL.parse(url);
  if (address === null) return false;
  const isOfSlack = /(?:^|\.)slack(?:-gov)?\.com$/.test(address.hostname);
  return (
    (isOfSlack && address.protocol === 'https:') ||
    address.origin === URL.parse(slackApiUrl)?.origin
  );
}

/** Undefined where there is no good answer; the addresses of files are secrets, so nothing more is said of it. */
async function ask(url: string, request: RequestInit): Promise<Response | undefined> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(REQUEST_TIMEOUT) });
    return response.ok ? response : undefined;
  } catch {
    return undefined;
  }
}

type Receiver = { readonly person: string; say(): Promise<Sentences> };

/**
 * A private answer cannot hold a file. What is too long to be shown goes to the conversation between the
 * person and the bot, and the answer says so.
 */
export async function sendFile(answer: Doc, { person, say }: Receiver, here: Here): Promise<Doc> {
  const { file, ...doc } = answer;
  if (file === undefined || isShown(file)) return answer;
  const why = await upload(file, person, here);
  const { fileSent, fileNotSent } = await say();
  const sentence = why === undefined ? fileSent(file.name) : fileNotSent(file.name, why);
  return { ...doc, blocks: [...doc.blocks, text(sentence)] };
}

/** Resolves to why it was not taken. */
async function upload(
  { name, text: content }: TextFile,
  person: string,
  { client, direct }: Here,
): Promise<string | undefined> {
  try {
    const channel_id = await direct(person);
    const id = await handOver({ name, bytes: Buffer.from(content) }, client);
    if (id === undefined) return 'upload';
    await client.files.completeUploadExternal({ files: [{ id, title: name }], channel_id });
    return undefined;
  } catch (error) {
    return failureOf(error).code;
  }
}

type Content = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Sends the bytes of a file, and gives the id that the upload is to be completed with; nothing where they were not taken. */
export async function handOver(
  { name, bytes }: Content,
  client: Client,
): Promise<string | undefined> {
  const given = { filename: name, length: bytes.length };
  const { upload_url = '', file_id } = await client.files.getUploadURLExternal(given);
  const taken = await ask(upload_url, { method: 'POST', body: bytes });
  return taken === undefined ? undefined : file_id;
}
