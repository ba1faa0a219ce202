import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import type { SlackAnswer } from '#slack/render.ts';
import type { Answer, Call } from './slack-call.ts';
import type { Behaviour, Fate } from './slack-fate.ts';
import { fulfil } from './slack-fate.ts';
import { giveFile, takeFile } from './slack-files.ts';
import type { Answers } from './slack-form.ts';
import { fillIn } from './slack-form.ts';
import type { Form } from './slack-form-rules.ts';
import type { SlackLine } from './slack-line.ts';
import { createSlackLine } from './slack-line.ts';
import type { SlackConsent } from './slack-oauth.ts';
import { createConsent } from './slack-oauth.ts';
import { type Responses, takeAnswer } from './slack-responses.ts';
import { createSwitchboard } from './slack-switchboard.ts';
import { type PointedAt, toMessageAction } from './slack-visits.ts';
import { createWebApi } from './slack-web-api.ts';
import type { Delivery, Pressing, Said, Where } from './slack-wire.ts';
import {
  APP_TOKEN,
  CHANNEL,
  nextTs,
  PERSON,
  toMessageEvent,
  toPress,
  toSlashCommand,
  toSubmission,
} from './slack-wire.ts';
import type { Kept, Workspace } from './slack-workspace.ts';
import { createWorkspace } from './slack-workspace.ts';

export type { Behaviour, Fate } from './slack-fate.ts';
export { lossy } from './slack-fate.ts';

/** A Slack on loopback: the Web API, Socket Mode or HTTP deliveries, response_urls. */
export type SlackServer = SlackLine & {
  /** Where a person is asked whether the app may come in. */
  readonly consent: SlackConsent;
  /** Base of its Web API. */
  readonly url: string;
  /** How often each key was posted, as JSON: for whoever is not in this process. */
  readonly postsUrl: string;
  /** The first one. */
  readonly workspace: Workspace;
  /** A further workspace that the bot is installed in. */
  addWorkspace(team: string, channels: readonly string[], token?: string): Workspace;
  /** What the bot posted in the first workspace, oldest first. */
  posts(): readonly Kept[];
  /** How many posts with each key have ever taken effect, in all workspaces. */
  postsByKey(): ReadonlyMap<string, number>;
  /** What came to response_urls, oldest first. */
  answers(): readonly SlackAnswer[];
  /** How often a method was called, whatever became of it. */
  calls(method: string): number;
  /** The arguments of the latest call to a method. */
  lastCall(method: string): Call | undefined;
  /** How many posts came too soon after another one in their channel. */
  tooSoon(): number;
  /** Sets the fate of the next call to a method. */
  next(method: string, behaviour: Behaviour): void;
  /** Sets the fate of all calls from here on. */
  always(fate: Fate | undefined): void;
  /** A person says something; resolves when the bot has acknowledged it. */
  say(said: Said): Promise<void>;
  /** Somebody deletes a message. */
  remove(ts: string): void;
  /** A person said this before; the bot is not told. */
  remember(said: Said): void;
  /** A person types a slash command; resolves to the answer. */
  command(text: string, where?: Where): Promise<SlackAnswer>;
  /** A person types a command that opens a form. */
  form(text: string, where?: Where): Promise<OpenedForm>;
  /** A person uses a button or a menu; resolves to the answer. */
  press(pressing: Pressing): Promise<SlackAnswer>;
  /** A person picks a shortcut of a message; resolves to the answer. */
  point(pointed: PointedAt): Promise<SlackAnswer>;
  /** Resolves when the bot's next call to a method is answered. */
  answered(method: string): Promise<void>;
  /** The status with which answers are received from now on; 200 at first. */
  answerStatus(status: number): void;
  close(): Promise<void>;
};

export type OpenedForm = {
  readonly form: Form;
  /** Resolves to the mistakes by field, or to nothing where the form closed. */
  submit(answers: Answers): Promise<unknown>;
  /** The private answer that follows. */
  readonly answer: Promise<SlackAnswer>;
};

type ServerOptions = {
  /** Milliseconds that must be between two posts in one channel. @default 0 */
  readonly pace?: number;
};

export async function startSlackServer({ pace = 0 }: ServerOptions = {}): Promise<SlackServer> {
  const workspaces = [createWorkspace()];
  const [workspace] = workspaces as [Workspace];
  workspace.origin = () => origin;
  const responses: Responses = { received: [], waiting: new Map(), status: 200 };
  const desk = createSwitchboard(pace);
  const consent = createConsent(() => workspaces);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://loopback').pathname;
    const upload = workspace.files.get(path.replace('/upload/', ''));
    if (upload !== undefined) {
      void takeFile(request, response, upload);
      return;
    }
    if (path === '/authorize') {
      consent.show(request, response);
      return;
    }
    if (path.startsWith('/download/')) {
      giveFile(request, response, workspace);
      return;
    }
    const handled = path.startsWith('/api/')
      ? answerCall(request, response, path.slice('/api/'.length))
      : takeAnswer(request, response, { path, responses, posted: desk.posted, workspace });
    handled.catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const line = createSlackLine(server);
  const link = { ok: true, url: `${origin.replace('http', 'ws')}/link` };

  async function answerCall(request: IncomingMessage, response: ServerResponse, method: string) {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const from = workspaces.find((each) => each.token === token);
    const call = Object.fromEntries(new URLSearchParams(await readText(request)));
    const fate = desk.fateOf({ method, team: from?.team ?? '', call });
    const run = () => desk.note(answerTo({ method, token, call }, from), { method, call });
    const others: Readonly<Record<string, () => Answer>> = {
      'apps.connections.open': () => connect(token, link),
      'oauth.v2.access': () => consent.exchange(call),
    };
    const { scopes } = from ?? workspace;
    await fulfil(fate, { response, run: others[method] ?? run, scopes });
    desk.heard.emit(method);
  }

  const remember = ({ text, channel = CHANNEL, user = PERSON, ts = nextTs() }: Said): void => {
    workspace.messages.push({ text, channel, user, ts });
  };
  const asked = async (toDelivery: (responseUrl: string) => Delivery) => {
    const path = `/response/${responses.waiting.size}`;
    const answer = new Promise<SlackAnswer>((resolve) => responses.waiting.set(path, resolve));
    await line.deliver(toDelivery(origin + path));
    return { answer };
  };

  return {
    ...line,
    ...desk,
    consent,
    url: `${origin}/api/`,
    postsUrl: `${origin}/control/posts`,
    workspace,
    addWorkspace: (team, channels, token = `xoxb-${team}`) => {
      const ids = { token, botUser: `U0BOT${team}`, botId: `B0BOT${team}` };
      const added = createWorkspace({ team, ...ids, channels });
      workspaces.push(added);
      return added;
    },
    posts: () => workspace.messages.filter(({ user }) => user === workspace.botUser),
    answers: () => responses.received,
    say: async (said) => {
      remember(said);
      await line.deliver(toMessageEvent(said));
    },
    remember,
    remove: (ts) => {
      const at = workspace.messages.findIndex((message) => message.ts === ts);
      if (at >= 0) workspace.messages.splice(at, 1);
    },
    command: async (text, where) => (await asked((url) => toSlashCommand(text, url, where))).answer,
    form: async (text, where) => {
      const opened = once(desk.heard, 'views.open');
      const { answer } = await asked((url) => toSlashCommand(text, url, where));
      await opened;
      const view = workspace.views.at(-1);
      const form = view as unknown as Form;
      const submit = (answers: Answers) =>
        line.deliver(toSubmission(view ?? {}, fillIn(form, answers), where));
      return { form, submit, answer };
    },
    press: async (pressing) => (await asked((url) => toPress(pressing, url))).answer,
    point: async (pointed) => (await asked((url) => toMessageAction(pointed, url))).answer,
    answered: async (method) => void (await once(desk.heard, method)),
    answerStatus: (status) => {
      responses.status = status;
    },
    close: async () => {
      line.drop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Request = {
  readonly method: string;
  readonly token: string;
  readonly call: Call;
};

function answerTo({ method, token, call }: Request, from: Workspace | undefined): Answer {
  const wrong = token === APP_TOKEN ? 'not_allowed_token_type' : 'invalid_auth';
  const error = from === undefined ? wrong : from.gone;
  if (from === undefined || error !== undefined) return { ok: false, error };
  return createWebApi(from)[method]?.(call) ?? { ok: false, error: 'unknown_method' };
}

/** The one method for the other kind of token. */
function connect(token: string, link: Answer): Answer {
  if (token === APP_TOKEN) return link;
  const error = token.startsWith('xoxb-loopback') ? 'not_allowed_token_type' : 'invalid_auth';
  return { ok: false, error };
}
