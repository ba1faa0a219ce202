import { type DiscordRig, startDiscordRig } from '../support/discord-rig.ts';
import { type DiscordServer, startDiscordServer } from '../support/discord-server.ts';

/** Closed when the test has ended, the last first. */
export const closing: { close(): Promise<void> }[] = [];
/** After each test. */
export async function closeAll(): Promise<void> {
  for (const one of closing.splice(0).reverse()) await one.close();
}

export const rigOf = async (
  ...options: Parameters<typeof startDiscordRig>
): Promise<DiscordRig> => {
  const rig = await startDiscordRig(...options);
  closing.push(rig);
  return rig;
};

export const serverOf = async (
  ...options: Parameters<typeof startDiscordServer>
): Promise<DiscordServer> => {
  const server = await startDiscordServer(...options);
  closing.push(server);
  return server;
};
