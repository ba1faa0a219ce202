// https://docs.slack.dev/reference/methods: chat.postMessage, chat.update, conversations.history
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Draft, Found, Place, Posted } from '#core/ports.ts';
import type { Failure } from './failure.ts';
import { failureOf, toNotFound, toNotPosted, toPosted } from './failure.ts';
import { findPost } from './find.ts';
import { personOf, toSlackEdit, toSlackPost } from './render.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/** The token is no good any more, and a new one may be in the store. */
const GONE = new Set(['token_revoked', 'account_inactive', 'invalid_auth']);
const NOT_INSTALLED: Failure = { code: 'not_installed', doubtful: false };

export async function postOnce(
  workspaces: Workspaces,
  place: Place,
  { doc, key }: Draft,
): Promise<Posted> {
  const workspace = await reach(workspaces, place);
  if ('code' in workspace) return noted(workspaces, place, toNotPosted(workspace));
  try {
    const { ts } = await workspace.client.chat.postMessage(toSlackPost(place, doc, key));
    return ts === undefined ? { kind: 'unknown', reason: 'no ts' } : { kind: 'sent', ref: ts };
  } catch (error) {
    return noted(workspaces, place, toPosted(error));
  }
}

export async function editOnce(
  workspaces: Workspaces,
  place: Place,
  { ref, draft }: { readonly ref: string; readonly draft: Draft },
): Promise<Posted> {
  const target = await open(workspaces, place);
  if ('code' in target) return noted(workspaces, place, toNotPosted(target));
  const { workspace, channel } = target;
  try {
    const { ts = ref } = await workspace.client.chat.update(toSlackEdit(channel, ref, draft));
    return { kind: 'sent', ref: ts };
  } catch (error) {
    return noted(workspaces, place, toPosted(error));
  }
}

type Search = { readonly key: DeliveryKey; readonly since: Temporal.Instant };

/** Looks for our own message that carries the key. */
export async function findOnce(
  workspaces: Workspaces,
  place: Place,
  search: Search,
): Promise<Found> {
  const target = await open(workspaces, place);
  if ('code' in target) return noted(workspaces, place, toNotFound(target));
  const { workspace, channel } = target;
  try {
    const self = await workspace.self();
    return await findPost(workspace.client, { ...place, channel }, { ...search, self });
  } catch (error) {
    return noted(workspaces, place, toNotFound(failureOf(error)));
  }
}

async function reach(workspaces: Workspaces, place: Place): Promise<Workspace | Failure> {
  try {
    return (await workspaces.of(place.workspace)) ?? NOT_INSTALLED;
  } catch (error) {
    return failureOf(error);
  }
}

type Target = { readonly workspace: Workspace; readonly channel: string };

/** Only chat.postMessage takes a person for a channel; all else wants the conversation's own id. */
async function open(workspaces: Workspaces, place: Place): Promise<Target | Failure> {
  const workspace = await reach(workspaces, place);
  const person = personOf(place);
  if ('code' in workspace) return workspace;
  if (person === undefined) return { workspace, channel: place.channel };
  try {
    return { workspace, channel: await workspace.direct(person) };
  } catch (error) {
    return failureOf(error);
  }
}

function noted<T extends Posted | Found>(workspaces: Workspaces, place: Place, result: T): T {
  if ('reason' in result && GONE.has(result.reason)) workspaces.forget(place.workspace);
  return result;
}
