import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import type { Outcome, Place } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import {
  toDiscordAnswer,
  toDiscordPost,
  toDiscordShare,
  toDiscordUpdate,
} from '#discord/render.ts';
import {
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
  toAnswer(doc: Doc): object;
  toOutcome(outcome: Outcome): object;
  toPost(place: Place, doc: Doc, key: DeliveryKey): object;
};

const placeOf = (channel: PaneName): Place => ({
  platform: 'preview',
  workspace: 'preview',
  channel,
});

function toSlackOutcome({ kind, doc }: Outcome): object {
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
    toAnswer: toSlackAnswer,
    toOutcome: toSlackOutcome,
    toPost: toSlackPost,
  },
  discord: {
    place: placeOf('discord'),
    toAnswer: toDiscordAnswer,
    toOutcome: toDiscordOutcome,
    toPost: toDiscordThreadPost,
  },
};

export const isPaneName = (name: string): name is PaneName => Object.hasOwn(PANES, name);
