import type { Place, PlatformName } from '#core/ports.ts';
import type { Kept } from './kept.ts';

/** A channel that the bot has to do with, and where its digests go there. */
export type UsedChannel = {
  readonly workspace: string;
  readonly channel: string;
  readonly digests: readonly ('channel' | 'thread')[];
};

/** The channels of a platform that have digests or settings, direct messages left out: nobody has to let the bot in there. */
export function channelsOf(platform: PlatformName, kept: Kept): readonly UsedChannel[] {
  const targets = kept.subscriptions.map(({ target }) => target);
  const used = [...targets, ...kept.places].filter(
    (place) => place.platform === platform && !isDirect(place),
  );
  const byId = Map.groupBy(used, ({ workspace, channel }) => `${workspace}:${channel}`);
  return [...byId.values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const { workspace, channel } = first;
    const digests = targets
      .filter((each) => each.workspace === workspace && each.channel === channel)
      .map(({ thread }) => (thread === undefined ? 'channel' : 'thread'));
    return [{ workspace, channel, digests }];
  });
}

/** Slack's direct messages have ids that begin with D; Discord's belong to no server. */
const isDirect = ({ platform, workspace, channel, direct }: Omit<Place, 'thread'>): boolean =>
  direct === true ||
  channel.startsWith('@') ||
  (platform === 'slack' ? channel.startsWith('D') : workspace === 'dm');
