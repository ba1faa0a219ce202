import type { Doc } from '#core/talk/doc.ts';
import { plainScreen, toTerminal } from './terminal.ts';
import type { Draft } from './trial.ts';

export const SAY_PLATFORMS = ['slack', 'discord', 'terminal'] as const;
export type SayPlatform = (typeof SAY_PLATFORMS)[number];

/** The bodies that a platform's adapter would send. */
export type Payloads = {
  answer(doc: Doc): unknown;
  post(draft: Draft): unknown;
};

/** Loads one platform's renderer, and no other. */
export async function loadPayloads(platform: SayPlatform, zone: string): Promise<Payloads> {
  switch (platform) {
    case 'slack': {
      const { toSlackAnswer, toSlackPost } = await import('#slack/render.ts');
      return {
        answer: toSlackAnswer,
        post: ({ place, doc, key }) => toSlackPost(place, doc, key),
      };
    }
    case 'discord': {
      const { toDiscordAnswer, toDiscordPost } = await import('#discord/render.ts');
      return {
        answer: toDiscordAnswer,
        post: ({ place: { thread }, doc, key }) =>
          toDiscordPost(doc, key, thread === undefined ? {} : { silent: true }),
      };
    }
    case 'terminal': {
      const screen = plainScreen(zone);
      return {
        answer: (doc) => toTerminal(doc, screen),
        post: ({ doc }) => toTerminal(doc, screen),
      };
    }
  }
}
