import { randomUUID } from 'node:crypto';
import type { Answers } from './slack-form.ts';
import { fillIn } from './slack-form.ts';
import type { Form } from './slack-form-rules.ts';
import type { SlackServer } from './slack-server.ts';
import type { Delivery, Where } from './slack-wire.ts';
import { APP, DIRECT, nextTs, PERSON, TEAM, toEvent, toSubmission } from './slack-wire.ts';
import type { PublishedHome, View, Workspace } from './slack-workspace.ts';

/** Somebody looks at a tab of the bot; the event holds the home as it is, where one was published. */
export const toHomeOpened = (
  home: PublishedHome | undefined,
  {
    user = PERSON,
    team = TEAM,
    channel = DIRECT,
    tab = 'home',
  }: Where & { readonly tab?: string } = {},
): Delivery =>
  toEvent(
    {
      type: 'app_home_opened',
      user,
      channel,
      tab,
      event_ts: nextTs(),
      ...(home && { view: home }),
    },
    team,
  );

type Pressing = Where & { readonly actionId: string; readonly choice?: string };

/** A press in a view: it is in no channel, and there is no response_url. */
export function toViewPress(view: View, pressing: Pressing): Delivery {
  const { actionId, choice, user = PERSON, team = TEAM } = pressing;
  const text = { type: 'plain_text', text: 'x' };
  const action =
    choice === undefined
      ? { type: 'button', text, value: '' }
      : { type: 'static_select', selected_option: { text, value: choice } };
  const payload = {
    type: 'block_actions',
    token: 'legacy',
    api_app_id: APP,
    team: { id: team, domain: 'newsroom' },
    user: { id: user, username: 'marta', name: 'marta', team_id: team },
    container: { type: 'view', view_id: view.id },
    trigger_id: randomUUID(),
    view: { ...view, team_id: team, app_id: APP, state: { values: {} } },
    actions: [{ ...action, block_id: 'b', action_id: actionId, action_ts: nextTs() }],
  };
  return { type: 'interactive', payload };
}

export type PointedAt = Where & { readonly message: object; readonly callback?: string };

/** Somebody picks a shortcut in the menu of a message. */
export function toMessageAction(pointed: PointedAt, responseUrl: string): Delivery {
  const { message, channel = 'C0ELSEWHERE', user = PERSON, team = TEAM } = pointed;
  const ts = nextTs();
  const payload = {
    type: 'message_action',
    token: 'legacy',
    action_ts: ts,
    callback_id: pointed.callback ?? 'find_headlines',
    trigger_id: randomUUID(),
    team: { id: team, domain: 'newsroom' },
    user: { id: user, name: 'marta', username: 'marta', team_id: team },
    channel: { id: channel, name: 'elsewhere' },
    is_enterprise_install: false,
    enterprise: null,
    message_ts: ts,
    message: { type: 'message', user: 'U0OTHER', ts, ...message },
    response_url: responseUrl,
  };
  return { type: 'interactive', payload };
}

/** What one person does at their home, and what they see there. */
export type Visitor = {
  readonly home: () => PublishedHome | undefined;
  /** The latest that stands over it. */
  readonly over: () => View | undefined;
  /** Opens the tab; resolves when the bot has acknowledged it. */
  open(): Promise<void>;
  press(actionId: string, choice?: string): Promise<void>;
  /** Presses in what stands over the home. */
  pressOver(actionId: string, choice?: string): Promise<void>;
  /** Sends the form that stands over the home. */
  submit(answers: Answers): Promise<void>;
};

export function createVisitor(
  server: SlackServer,
  where: Where & { readonly in?: Workspace } = {},
): Visitor {
  const { in: workspace = server.workspace, ...at } = where;
  const { user = PERSON } = at;
  const home = () => workspace.homes.get(user);
  const over = () => workspace.views.at(-1);
  const press = async (view: View | undefined, actionId: string, choice?: string) => {
    if (view === undefined) throw new Error('nothing to press');
    const picked = choice === undefined ? {} : { choice };
    await server.deliver(toViewPress(view, { ...at, actionId, ...picked }));
  };
  return {
    home,
    over,
    open: async () => void (await server.deliver(toHomeOpened(home(), at))),
    press: (actionId, choice) => press(home(), actionId, choice),
    pressOver: (actionId, choice) => press(over(), actionId, choice),
    submit: async (answers) => {
      const form = over() ?? {};
      await server.deliver(toSubmission(form, fillIn(form as Form, answers), at));
    },
  };
}
