import { type DeparturesOptions, watchDepartures } from '#core/desk/departures.ts';
import type { Log } from '#core/ports.ts';
import type { Command } from '#core/talk/command.ts';
import type { SlackPlatform } from '#slack/adapter.ts';
import type { OpenStore } from '#store/open.ts';
import { createSeal } from '#store/sealed.ts';
import { sealInstallations } from '#store/sealed-installations.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';

type Parts = {
  readonly commands: readonly Command[];
  readonly log: Log;
  readonly opened: OpenStore;
};

/** Slack, with the workspaces that installed the bot. */
export type SlackWing = {
  readonly platform: SlackPlatform;
  /** Renews what old secrets sealed, and forgets who left long ago; rejects with nothing but the signal's end. */
  tend(desk: DeparturesOptions['desk'], signal: AbortSignal): Promise<void>;
};

/** The SDK takes long to load, so this room is only opened where it is used. */
export async function openSlackWing(
  slack: NonNullable<Config['slack']>,
  { secrets, url }: Pick<Config, 'secrets' | 'url'>,
  { commands, log, opened }: Parts,
): Promise<SlackWing> {
  const { createSlack } = await import('#slack/adapter.ts');
  const { store, wire, journal } = opened;
  const installations = sealInstallations(store.installations, { seal: createSeal(secrets), log });
  const [secret] = secrets;
  const name = URL.parse(url ?? '')?.hostname;
  const install = slack.install && {
    ...slack.install,
    hosts: [...slack.install.hosts, ...(name === undefined ? [] : [name])],
    ...(url !== undefined && { url }),
    ...(secret !== undefined && { secret }),
    seen: store.seen,
  };
  if (slack.install && secret === undefined) log.warn({}, CLOSED);
  const platform = createSlack({ ...slack, commands, log, installations, install });
  return {
    platform,
    async tend(desk, signal) {
      const { isIn } = platform;
      await installations.renew();
      await watchDepartures({ store, wire, journal, desk, clock: systemClock, log, isIn }, signal);
    },
  };
}

const CLOSED =
  'the install page is closed: set NEWSDESK_SECRET, made with `openssl rand -base64 32`';
