import type { BlockAction } from '@slack/bolt';
import type { Pressed } from '#core/ports.ts';
import { readActionId } from '#core/talk/action.ts';
import { OPENS } from './controls.ts';

/** What was pressed, and what was picked there; undefined for buttons that only open an address. */
export function readControl({
  actions: [action],
}: BlockAction): Pick<Pressed, 'action' | 'choice'> | undefined {
  if (action === undefined || action.action_id.startsWith(OPENS)) return undefined;
  const choice = action.type === 'static_select' ? action.selected_option.value : undefined;
  return { action: readActionId(action.action_id), ...(choice !== undefined && { choice }) };
}
