import type { Namespace, Place } from '../ports.ts';
import { channelOf } from './pace.ts';
import type { PlaceSettings } from './settings.ts';
import { createTurns } from './turns.ts';

/** What each channel has been told to be; its threads are told the same. */
export type Channels = {
  read(place: Place): Promise<PlaceSettings>;
  /**
   * Writes what `to` makes of the settings, one change after the other. The store has no compare-and-set: of two
   * processes that change one channel at the same instant, one may undo the other.
   */
  change(place: Place, to: (before: PlaceSettings) => PlaceSettings): Promise<PlaceSettings>;
  /** From memory, so perhaps without what others have just set; a channel nobody has asked about is read meanwhile. */
  remembered(place: Place): PlaceSettings;
};

export function createChannels(places: Namespace<PlaceSettings>): Channels {
  const inTurn = createTurns();
  const memory = new Map<string, PlaceSettings>();
  const read = async (place: Place): Promise<PlaceSettings> => {
    const key = channelOf(place);
    const settings = (await places.get(key)) ?? {};
    memory.set(key, settings);
    return settings;
  };
  return {
    read,
    change: (place, to) =>
      inTurn(channelOf(place), async () => {
        const key = channelOf(place);
        const settings = to((await places.get(key)) ?? {});
        await places.set(key, settings);
        memory.set(key, settings);
        return settings;
      }),
    remembered(place) {
      const known = memory.get(channelOf(place));
      // Completion cannot wait; where reading fails, whatever else needs the store will say so.
      if (known === undefined) read(place).catch(() => undefined);
      return known ?? {};
    },
  };
}
