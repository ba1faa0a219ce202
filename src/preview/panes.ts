import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Outcome, Place } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Picture } from '#core/talk/picture.ts';
import { picturesOf } from '#core/talk/pictured.ts';
import {
  picturesByAddress,
  toDiscordAnswer,
  toDiscordPost,
  toDiscordShare,
  toDiscordUpdate,
} from '#discord/render.ts';
import {
  type SlackDoc,
  toSlackAnswer,
  toSlackPost,
  toSlackShare,
  toSlackTell,
  toSlackUpdate,
} from '#slack/render.ts';

export type PaneName = 'slack' | 'discord';

/** What one app would be sent, body by body; the page draws these and nothing else. */
export type Pane = {
  readonly place: Place;
  /** The pictures of a Doc, by the name that its bodies have for each. */
  pictures(doc: Doc): ReadonlyMap<string, Picture>;
  toAnswer(doc: Doc): object;
  toOutcome(outcome: Outcome): object;
  toPost(place: Place, doc: Doc, key: DeliveryKey): object;
};

const placeOf = (channel: PaneName): Place => ({
  platform: 'preview',
  workspace: 'preview',
  channel,
});

/** Slack gives every file an id when it is uploaded; here nobody does. */
const filesOf = (doc: Doc): ReadonlyMap<string, Picture> =>
  new Map(picturesOf(doc).map((picture, index) => [`F0PREVIEW${index + 1}`, picture]));

/** As if the pictures were uploaded. */
const uploaded = (doc: Doc): SlackDoc => ({
  ...doc,
  uploads: new Map([...filesOf(doc)].map(([id, picture]) => [picture, id])),
});

function toSlackOutcome(outcome: Outcome): object {
  const { kind } = outcome;
  const doc = uploaded(outcome.doc);
  switch (kind) {
    case 'show':
      return toSlackUpdate(doc);
    case 'tell':
      return toSlackTell(doc);
    case 'share':
      return toSlackShare(doc);
  }
}

function toDiscordOutcome({ kind, doc }: Outcome): object {
  switch (kind) {
    case 'show':
      return toDiscordUpdate(doc);
    case 'tell':
      return toDiscordAnswer(doc);
    case 'share':
      return toDiscordShare(doc);
  }
}

/** On Discord a thread is a channel of its own: what is posted there does not name it. */
function toDiscordThreadPost({ thread }: Place, doc: Doc, key: DeliveryKey): object {
  return toDiscordPost(doc, key, thread === undefined ? {} : { silent: true });
}

export const PANES: Readonly<Record<PaneName, Pane>> = {
  slack: {
    place: placeOf('slack'),
    pictures: filesOf,
    toAnswer: (doc) => toSlackAnswer(uploaded(doc)),
    toOutcome: toSlackOutcome,
    toPost: (place, doc, key) => toSlackPost(place, uploaded(doc), key),
  },
  discord: {
    place: placeOf('discord'),
    pictures: picturesByAddress,
    toAnswer: toDiscordAnswer,
    toOutcome: toDiscordOutcome,
    toPost: toDiscordThreadPost,
  },
};

export const isPaneName = (name: string): name is PaneName => Object.hasOwn(PANES, name);
