// https://docs.slack.dev/reference/events/app_home_opened
import type { App, BlockAction } from '@slack/bolt';
import { OPEN_FORM } from '#core/talk/command.ts';
import { openForm } from './forms.ts';
import type { Here, Listening } from './here.ts';
import { hereOf, toAsked } from './here.ts';
import { readNote } from './home-view.ts';
import type { Homes } from './homes.ts';
import { readControl } from './press.ts';

/** The Home tab is published when it is opened, and when something done there changes it. */
export function listenToHomes(app: App, { track }: Listening, homes: Homes): void {
  app.event('app_home_opened', async ({ event, body, context }) => {
    const { tab, user: id, channel, view } = event;
    if (tab !== 'home') return;
    const here = hereOf(context);
    // Who they are called is not said here, and nothing that a home shows needs it.
    const asked = toAsked(body.event_id, { id, name: id, channel }, here);
    await track(homes.open({ asked, here, hash: hashOf(view) }));
  });
}

/** The types of the SDK have the view as we send it. */
const hashOf = (view: object | undefined): string | undefined =>
  view !== undefined && 'hash' in view && typeof view.hash === 'string' ? view.hash : undefined;

type Pressing = Listening & { readonly homes: Homes };

/** A control in a home, or in what stands over one; these are in no channel, and there is nobody to share with. */
export async function pressInView(
  body: BlockAction,
  here: Here,
  { homes, ...listening }: Pressing,
): Promise<void> {
  const { view, user, trigger_id: trigger } = body;
  const control = readControl(body);
  const channel = view && readNote(view)?.channel;
  if (view === undefined || control === undefined || channel === undefined) return;
  const asked = toAsked(trigger, { id: user.id, name: user.name ?? user.username, channel }, here);
  const press = () => listening.inbox.press({ ...asked, ...control });
  const visit = { asked, here, trigger };
  if (view.type === 'modal') return homes.pressOver(view.id, visit, press);
  const { name, value } = control.action;
  if (name === OPEN_FORM && (await openForm(`/${value}`, { asked, here, trigger }, listening)))
    return;
  await homes.press({ ...visit, hash: view.hash }, press);
}
