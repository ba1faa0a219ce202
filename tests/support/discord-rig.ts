import type { Inbox } from '#core/ports.ts';
import type { DiscordOptions } from '#discord/adapter.ts';
import { createDiscord } from '#discord/adapter.ts';
import { createRecordingInbox } from '../platform/inbox.ts';
import { type DiscordServerOptions, startDiscordServer } from './discord-server.ts';
import { recordingLog } from './log.ts';

type Rigging = {
  readonly server?: DiscordServerOptions;
  readonly adapter?: Partial<DiscordOptions>;
  readonly inbox?: Partial<Inbox>;
  readonly answers?: Parameters<typeof createRecordingInbox>[0];
};

/** The real adapter, connected to a loopback Discord, with a desk that writes down what it is asked. */
export async function startDiscordRig({ server: far, adapter, inbox: own, answers }: Rigging = {}) {
  const server = await startDiscordServer(far);
  const log = recordingLog();
  const recording = createRecordingInbox(answers);
  const platform = createDiscord({
    token: 'token',
    apiUrl: server.apiUrl,
    commands: [],
    log,
    timeout: 2_000,
    ...adapter,
  });
  await platform.start({ ...recording, ...own }, new AbortController().signal);
  return {
    server,
    log,
    inbox: recording,
    platform,
    async close() {
      await platform.stop();
      await server.close();
    },
  };
}

export type DiscordRig = Awaited<ReturnType<typeof startDiscordRig>>;
