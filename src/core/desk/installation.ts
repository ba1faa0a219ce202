import type { PlatformName } from '../ports.ts';

/** A workspace that the bot is installed in, as Slack's OAuth gives it. */
export type Installation = {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId?: string;
};
