import { UsageError } from '#core/errors.ts';
import { toInviteUrl, toPersonalUrl } from '#discord/invite.ts';
import { drawFindings } from './findings.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

/**
 * Prints the address that adds the bot to a server, or with --personal for whoever opens it; without an
 * application id it asks Discord for it.
 */
export async function invite({ words, environment, output, notes }: Bench): Promise<ExitCode> {
  const { application, personal } = readOptions(words, {
    application: { type: 'string' },
    personal: { type: 'boolean' },
  }).values;
  if (application !== undefined) {
    if (!/^\d{17,20}$/.test(application))
      throw new UsageError(
        '--application is the number under General Information of your application',
      );
    output.write(`${(personal ? toPersonalUrl : toInviteUrl)(application)}\n`);
    return 0;
  }
  const token = environment.DISCORD_TOKEN?.trim();
  if (!token) throw new UsageError('set DISCORD_TOKEN, or name the application: --application ID');
  const { checkDiscordToken } = await import('#discord/check.ts');
  const apiUrl = environment.DISCORD_API_URL?.trim() || undefined;
  const { findings, inviteUrl, personalUrl } = await checkDiscordToken({ token, apiUrl });
  const url = personal ? personalUrl : inviteUrl;
  if (url === undefined) {
    notes.write(`${drawFindings(findings)}\n`);
    return 1;
  }
  output.write(`${url}\n`);
  return 0;
}
