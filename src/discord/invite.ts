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

/** Discord's numbers for where an application is installed. */
const INTEGRATION = { server: '0', person: '1' } as const;

/** The address that adds the bot to a server, with exactly the permissions it uses. */
export function toInviteUrl(applicationId: string): string {
  const permissions = Object.values(PERMISSIONS).reduce((all, one) => all | one, 0n);
  return toAuthorizeUrl({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: permissions.toString(),
    integration_type: INTEGRATION.server,
  });
}

/** The address by which a person adds the bot for themselves, to use it wherever they are. */
export const toPersonalUrl = (applicationId: string): string =>
  toAuthorizeUrl({
    client_id: applicationId,
    scope: 'applications.commands',
    integration_type: INTEGRATION.person,
  });

/** https://docs.discord.com/developers/topics/oauth2#authorization-code-grant */
function toAuthorizeUrl(parameters: Readonly<Record<string, string>>): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
