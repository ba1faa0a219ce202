// https://docs.slack.dev/reference/methods: chat.postMessage, chat.update, conversations.history
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Draft, Found, Place, Posted } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import { withoutPictures } from '#core/talk/pictured.ts';
import type { Failure } from './failure.ts';
import { failureOf, toNotFound, toNotPosted, toPosted } from './failure.ts';
import { findPost } from './find.ts';
import type { Gallery } from './pictures.ts';
import { personOf, type SlackDoc, toSlackEdit, toSlackPost } from './render.ts';
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
  const { chat } = workspace.client;
  const posted = await inPictures(doc, workspace.gallery, async (shown) => {
    const { ts } = await chat.postMessage(toSlackPost(place, shown, key));
    return ts === undefined ? { kind: 'unknown', reason: 'no ts' } : { kind: 'sent', ref: ts };
  });
  return noted(workspaces, place, posted);
}

export async function editOnce(
  workspaces: Workspaces,
  place: Place,
  { ref, draft }: { readonly ref: string; readonly draft: Draft },
): Promise<Posted> {
  const target = await open(workspaces, place);
  if ('code' in target) return noted(workspaces, place, toNotPosted(target));
  const { workspace, channel } = target;
  const { chat } = workspace.client;
  const { doc, key } = draft;
  const edited = await inPictures(doc, workspace.gallery, async (shown) => {
    const { ts = ref } = await chat.update(toSlackEdit(channel, ref, { doc: shown, key }));
    return { kind: 'sent', ref: ts };
  });
  return noted(workspaces, place, edited);
}

/**
 * What Slack says of a block that it does not take, such as one with a picture that it has not looked
 * through yet or that was deleted. The message does not stand then.
 */
const OF_PICTURES = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'file_not_found',
  'file_deleted',
]);

/**
 * Says a Doc with the pictures that Slack has in time, and in words alone where it refuses those. Only
 * after a refusal of that kind is anything said a second time: of any other failure nobody knows.
 */
async function inPictures(
  doc: Doc,
  gallery: Gallery,
  say: (doc: SlackDoc) => Promise<Posted>,
): Promise<Posted> {
  const shown = await gallery.hang(doc);
  const said = await say(shown).catch(toPosted);
  if (said.kind !== 'refused' || !OF_PICTURES.has(said.reason) || !shown.uploads?.size) return said;
  gallery.forget(doc);
  return say(withoutPictures(doc)).catch(toPosted);
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
