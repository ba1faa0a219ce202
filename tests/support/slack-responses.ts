import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import type { SlackAnswer } from '#slack/render.ts';
import { showsItsFiles } from './slack-uploads.ts';
import type { Workspace } from './slack-workspace.ts';

/** What comes to response_urls, and who waits for it by the path of theirs. */
export type Responses = {
  readonly received: SlackAnswer[];
  readonly waiting: Map<string, (answer: SlackAnswer) => void>;
  status: number;
};

type Taking = {
  readonly path: string;
  readonly responses: Responses;
  readonly posted: ReadonlyMap<string, number>;
  readonly workspace: Workspace;
};

/** An answer at a response_url, or a look at what was posted. */
export async function takeAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { path, responses, posted, workspace }: Taking,
) {
  if (path === '/control/posts') return response.end(JSON.stringify(Object.fromEntries(posted)));
  const waiting = responses.waiting.get(path);
  const answer: SlackAnswer = JSON.parse(await readText(request));
  // Blocks that it does not take get the status of an address that is used up (java-slack-sdk#1349).
  if (waiting === undefined || !showsItsFiles(answer, workspace))
    return response.writeHead(404).end();
  if (responses.status === 200) {
    responses.received.push(answer);
    waiting(answer);
  }
  return response.writeHead(responses.status).end('ok');
}
