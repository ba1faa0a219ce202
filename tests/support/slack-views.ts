import type { Answer, Call, Method } from './slack-call.ts';
import { no } from './slack-call.ts';
import type { Form } from './slack-form-rules.ts';
import { fieldsOf, formFaults } from './slack-form-rules.ts';
import { blockFaults } from './slack-rules.ts';
import { nextTs } from './slack-wire.ts';
import type { View, Workspace } from './slack-workspace.ts';

/** A view of the bot's own that holds no field, as it goes over the wire. */
export type ShownView = {
  readonly type: string;
  readonly title?: { readonly text: string };
  readonly private_metadata?: string;
  readonly blocks: readonly object[];
};

const range = (what: string, size: number, [min, max]: readonly [number, number]) =>
  size < min || size > max ? [`${what}: ${size}, allowed ${min} to ${max}`] : [];

/** What Slack would refuse such a view for, in Slack's own figures; no rule shares a line with what draws it. */
export function viewFaults(view: ShownView): readonly string[] {
  const { type, title, private_metadata = '', blocks } = view;
  const isModal = type === 'modal';
  return [
    ...(isModal || type === 'home' ? [] : [`a view of type ${type}`]),
    ...(isModal ? range('title', title?.text.length ?? 0, [1, 24]) : []),
    ...(isModal || title === undefined ? [] : ['a home with a title']),
    ...range('private_metadata', private_metadata.length, [0, 3_000]),
    ...range('blocks', blocks.length, [1, 100]),
    ...range('bytes', Buffer.byteLength(JSON.stringify(view)), [1, 250_000]),
    ...blockFaults(blocks),
  ];
}

const faultsOfView = (view: ShownView): readonly string[] =>
  fieldsOf(view as Form).length > 0 ? formFaults(view as Form) : viewFaults(view);

/** The methods for views; a trigger opens one, once. */
export function createViews(workspace: Workspace): Readonly<Record<string, Method>> {
  return {
    'views.open': (call) => open(call, workspace),
    'views.update': (call) => update(call, workspace),
    'views.publish': (call) => publish(call, workspace),
  };
}

function open({ trigger_id = '', view = '{}' }: Call, { views }: Workspace): Answer {
  const opened = JSON.parse(view);
  if (trigger_id === '') return no('invalid_trigger_id');
  if (views.some(({ trigger }) => trigger === trigger_id)) return no('exchanged_trigger_id');
  if (opened.type !== 'modal' || faultsOfView(opened).length > 0) return no('invalid_arguments');
  const kept: View = { ...opened, id: `V${views.length}`, trigger: trigger_id };
  views.push(kept);
  return { ok: true, view: kept };
}

function update({ view_id, view = '{}' }: Call, { views }: Workspace): Answer {
  const at = views.findIndex(({ id }) => id === view_id);
  const before = views[at];
  if (before === undefined) return no('not_found');
  const updated = JSON.parse(view);
  if (updated.type !== 'modal' || faultsOfView(updated).length > 0) return no('invalid_arguments');
  views[at] = { ...updated, id: before.id, trigger: before.trigger };
  return { ok: true, view: views[at] };
}

function publish(call: Call, { homes, homeTab, users }: Workspace): Answer {
  const { user_id = '', view = '{}', hash } = call;
  const published = JSON.parse(view);
  if (homeTab === 'off') return no('not_enabled');
  if (!users.has(user_id)) return no('user_not_found');
  if (hash !== undefined && hash !== homes.get(user_id)?.hash) return no('hash_conflict');
  if (view.length > 250_000) return no('view_too_large');
  if (published.type !== 'home' || viewFaults(published).length > 0) return no('invalid_arguments');
  const kept = { ...published, id: `VHOME${user_id}`, hash: nextTs() };
  homes.set(user_id, kept);
  return { ok: true, view: kept };
}
