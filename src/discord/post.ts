// Messages: https://docs.discord.com/developers/resources/message
import { Routes } from 'discord.js';
import type { Draft, Place, Posted } from '#core/ports.ts';
import { CODE, refusalOf, toPosted } from './failure.ts';
import { toFiles } from './files.ts';
import { inPictures } from './pictured.ts';
import { isDirect } from './place.ts';
import { toDiscordEdit, toDiscordPost } from './render.ts';
import { readId, type Sending, send } from './request.ts';
import { isForumLike, type Target, toChannel, toName, toTarget, typeOf } from './target.ts';

/** Posts once: in the channel, in a thread, as a forum's new thread, or as an answer where no thread can be. */
export async function post(place: Place, draft: Draft, sending: Sending): Promise<Posted> {
  try {
    const target = await toTarget(place, draft.doc, sending);
    const said = await inPictures(draft.doc, (doc) => postTo(target, { ...draft, doc }, sending));
    const ref = readId(said);
    return ref === undefined ? { kind: 'unknown', reason: 'no id' } : { kind: 'sent', ref };
  } catch (error) {
    return toPosted(error);
  }
}

async function postTo(target: Target, draft: Draft, sending: Sending): Promise<unknown> {
  const { channel } = target;
  if (target.kind === 'forum') return postToForum(channel, draft, sending);
  const body = toDiscordPost(draft.doc, draft.key, target.options);
  try {
    const route = Routes.channelMessages(channel);
    return await send({ method: 'POST', route, body, ...picturesIn(draft) }, sending);
  } catch (error) {
    // A forum of a server that another process hears.
    if (refusalOf(error) === CODE.notText) return postToForum(channel, draft, sending);
    throw error;
  }
}

/** The thread and its first message have one id. A forum's posts take no nonce. */
function postToForum(channel: string, draft: Draft, sending: Sending): Promise<unknown> {
  const { doc, key } = draft;
  const body = { name: toName(doc), message: toDiscordEdit(doc, key) };
  const route = Routes.threads(channel);
  return send({ method: 'POST', route, body, ...picturesIn(draft) }, sending);
}

/** A post carries its pictures, and no file. */
const picturesIn = ({ doc: { blocks } }: Draft) => toFiles({ blocks });

/** Refusals that mean: not in this channel. */
const ELSEWHERE: readonly (number | undefined)[] = [
  CODE.unknownChannel,
  CODE.unknownMessage,
  CODE.notText,
  CODE.wrongChannelType,
];

/** Replaces a post of ours, wherever `post` had to put it; only one request can take effect. */
export async function edit(
  place: Place,
  ref: string,
  { draft, sending }: { readonly draft: Draft; readonly sending: Sending },
): Promise<Posted> {
  let posted: Posted = { kind: 'refused', reason: String(CODE.unknownChannel) };
  try {
    for (const channel of await toHomes(place, ref, sending)) {
      const route = Routes.channelMessage(channel, ref);
      try {
        await inPictures(draft.doc, (doc) => replace(route, { ...draft, doc }, sending));
        return { kind: 'sent', ref };
      } catch (error) {
        if (!ELSEWHERE.includes(refusalOf(error))) throw error;
        posted = toPosted(error);
      }
    }
    return posted;
  } catch (error) {
    return toPosted(error);
  }
}

const replace = (route: `/${string}`, draft: Draft, sending: Sending): Promise<unknown> => {
  const body = toDiscordEdit(draft.doc, draft.key);
  return send({ method: 'PATCH', route, body, ...picturesIn(draft) }, sending);
};

/** The channels that a post for this place may be in, the likeliest first. */
async function toHomes(place: Place, ref: string, sending: Sending): Promise<readonly string[]> {
  const channel = await toChannel(place, sending);
  if (isDirect(place)) return [channel];
  if (place.thread !== undefined) return [place.thread, channel];
  const type = typeOf(channel, sending);
  if (type === undefined) return [channel, ref];
  return [isForumLike(type) ? ref : channel];
}
