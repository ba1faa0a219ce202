import type { webApi } from '@slack/bolt';
import { PlatformError } from '#core/errors.ts';
import { toStartError } from './advice.ts';

/** Who we are in the workspace that the bot token is for. */
export type Identity = {
  /** Team id. */
  readonly workspace: string;
  readonly userId: string;
  readonly botId: string;
};

/** Asks Slack whose token this is; rejects with a PlatformError that says what to change. */
export async function readIdentity(client: webApi.WebClient): Promise<Identity> {
  const answer = await client.auth.test().catch((error: unknown) => {
    throw toStartError('SLACK_BOT_TOKEN', error);
  });
  const { team_id: workspace, user_id: userId, bot_id: botId } = answer;
  if (workspace === undefined || userId === undefined || botId === undefined) {
    const reason =
      'SLACK_BOT_TOKEN belongs to a person, not to a bot. Use the Bot User OAuth Token (xoxb-…).';
    throw new PlatformError('slack', reason);
  }
  return { workspace, userId, botId };
}
