/**
 * What the bot does in a server, and so what it asks for; nothing else.
 * https://docs.discord.com/developers/topics/permissions
 */
export const PERMISSIONS: Readonly<Record<string, bigint>> = {
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  /** The pictures of digests; without it they come in words. */
  AttachFiles: 1n << 15n,
  /** To find a post of its own again after a doubtful answer. */
  ReadMessageHistory: 1n << 16n,
  /** Mention replies go into a thread under the message. */
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
};

/** The address that adds the bot to a server, with exactly the permissions it uses. */
export function toInviteUrl(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  const permissions = Object.values(PERMISSIONS).reduce((all, one) => all | one, 0n);
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', 'bot applications.commands');
  url.searchParams.set('permissions', permissions.toString());
  return url.href;
}
