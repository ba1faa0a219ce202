import type { PlatformName } from '../ports.ts';

/** A workspace that the bot is installed in, as Slack's OAuth gives it. */
export type Installation = {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId?: string;
  /** When it was installed, or installed again: an ISO 8601 instant. */
  readonly since: string;
};

/** An installation as it is stored: its token cannot be read without NEWSDESK_SECRET. */
export type SealedInstallation = Omit<Installation, 'botToken'> & { readonly sealedToken: string };

/**
 * What is stored of a workspace that removed the bot. The token is gone at once. Its settings, digests and
 * feeds stay for KEPT_AFTER, so that whoever installs the bot again finds them; meanwhile its digests
 * are parked, since each post is refused with `not_installed`.
 */
export type Departure = {
  readonly platform: PlatformName;
  readonly workspace: string;
  /** An ISO 8601 instant. */
  readonly left: string;
};

export type InstallationRow = SealedInstallation | Departure;

/** How long a workspace's settings, digests and feeds are kept after it removed the bot. */
export const KEPT_AFTER = Temporal.Duration.from({ hours: 30 * 24 });

/** By `platform:workspace`. */
export const installationKey = ({
  platform,
  workspace,
}: Pick<Installation, 'platform' | 'workspace'>): string => `${platform}:${workspace}`;

/** The workspaces that the bot is installed in, each with a token that can be used. */
export type Installations = {
  /** Undefined where the bot is not installed, and where the token cannot be read. */
  get(key: string): Promise<Installation | undefined>;
  put(installation: Installation): Promise<void>;
  /**
   * The bot was removed at that instant, which Slack gives in whole seconds: the token is deleted at once.
   * False, and nothing changed, where the bot was not installed, or was installed again after it.
   */
  leave(key: string, at: Temporal.Instant): Promise<boolean>;
};
