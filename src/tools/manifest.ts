import { commands } from '#commands/index.ts';
import { UsageError } from '#core/errors.ts';
import { toManifest } from '#slack/manifest.ts';
import { readOptions } from './read-options.ts';
import type { Bench, ExitCode } from './tool.ts';

/** Prints what Slack makes the app from: by Socket Mode, or by HTTP where `--url` names the public address. */
export async function manifest({ words, output }: Bench): Promise<ExitCode> {
  const { url } = readOptions(words, { url: { type: 'string' } }).values;
  if (url !== undefined && URL.parse(url)?.protocol !== 'https:')
    throw new UsageError(
      '--url is an https address, such as https://news.example.org/slack/events',
    );
  output.write(`${toManifestText(url)}\n`);
  return 0;
}

export const toManifestText = (url?: string): string =>
  JSON.stringify(toManifest(commands, url === undefined ? {} : { url }), undefined, 2);
