import type { Action } from './doc.ts';

/** Discord allows a custom_id of 100 characters (Slack's action_id 255); one length serves both. */
export const ACTION_ID_LIMIT = 100;

/**
 * Writes an action as the one string that travels through a platform: `name:value`.
 * Throws where it is over 100 characters: whoever composed the control has to ask for less.
 */
export function toActionId({ name, value }: Action): string {
  const id = `${name}:${value}`;
  if (id.length > ACTION_ID_LIMIT) throw new RangeError(`Action over 100 characters: ${name}`);
  return id;
}

/** Reads what came back. Anything may come back: a name nobody declared is for the desk to refuse. */
export function readActionId(id: string): Action {
  const colon = id.indexOf(':');
  return colon < 0
    ? { name: id, value: '' }
    : { name: id.slice(0, colon), value: id.slice(colon + 1) };
}
