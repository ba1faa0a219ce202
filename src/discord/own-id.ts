import { Routes } from 'discord.js';
import { readId, type Sending, send } from './request.ts';

/** Our own user id: the gateway tells it, and without one Discord is asked, once. */
export type OwnId = (sending: Sending) => Promise<string>;

export function createOwnId(): OwnId {
  let asked: Promise<string> | undefined;
  return async (sending) => {
    const told = sending.client.user?.id;
    if (told !== undefined) return told;
    asked ??= ask(sending).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

/** https://docs.discord.com/developers/resources/user#get-current-user */
async function ask(sending: Sending): Promise<string> {
  const id = readId(await send({ method: 'GET', route: Routes.user() }, sending));
  if (id === undefined) throw new TypeError('An account without an id');
  return id;
}
