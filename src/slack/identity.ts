import type { webApi } from '@slack/bolt';
import { PlatformError } from '#core/errors.ts';

/** Who we are in the workspace that a bot token is for. */
export type Identity = {
  /** Team id. */
  readonly workspace: string;
  readonly userId: string;
  readonly botId: string;
};

/** Asks Slack whose token this is. */
export async function readIdentity(client: webApi.WebClient): Promise<Identity> {
  const answer = await client.auth.test();
  const { team_id: workspace, user_id: userId, bot_id: botId } = answer;
  if (workspace === undefined || userId === undefined || botId === undefined) {
    const reason =
      'SLACK_BOT_TOKEN belongs to a person, not to a bot. Use the Bot User OAuth Token (xoxb-…).';
    throw new PlatformError('slack', reason);
  }
  return { workspace, userId, botId };
}
