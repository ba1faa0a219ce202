import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer as readBuffer } from 'node:stream/consumers';
import type { Uploaded, Workspace } from './slack-workspace.ts';

/** Without the permission there is a page to sign in, and no refusal. */
export function giveFile(request: IncomingMessage, response: ServerResponse, workspace: Workspace) {
  const { files, scopes, token } = workspace;
  const mayRead = request.headers.authorization === `Bearer ${token}` && scopes.has('files:read');
  const text = files.get((request.url ?? '').replace('/download/', ''))?.text;
  const page = { 'content-type': 'text/html; charset=utf-8' };
  if (!mayRead) response.writeHead(200, page).end('<html>Sign in</html>');
  else response.writeHead(text === undefined ? 404 : 200).end(text);
}

/** Half a file is none. */
export async function takeFile(request: IncomingMessage, response: ServerResponse, file: Uploaded) {
  const bytes = await readBuffer(request);
  if (bytes.length === file.length) file.text = bytes.toString();
  response.writeHead(file.text === undefined ? 400 : 200).end('OK');
}
