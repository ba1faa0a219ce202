import type { Place, Standing } from '../ports.ts';

/** Who may change a Slack channel's settings (NEWSDESK_MANAGERS). */
export type Managers = 'members' | 'admins';

/**
 * Whether somebody may change what a channel gets. Slack: any member of the workspace, never a guest,
 * or admins only. Discord: who may manage the channel. In a direct message it is their own channel.
 */
export function mayManage(place: Place, standing: Standing, managers: Managers): boolean {
  if (place.direct) return true;
  if (place.platform === 'discord') return standing === 'manager' || standing === 'admin';
  return managers === 'admins' ? standing === 'admin' : standing !== 'guest';
}
