import type { Namespace, Place } from '../ports.ts';
import type { PersonSettings } from './settings.ts';

/** Who wants no replies to what they write. */
export type People = {
  isOut(place: Place, person: string): Promise<boolean>;
  /** For the workspace of the place; said in a direct message on Discord, for every server. */
  set(place: Place, person: string, mentions: 'on' | 'off'): Promise<void>;
};

/** Discord's direct messages belong to no server; what is said there holds where nothing else was said. */
const EVERYWHERE = 'dm';

export function createPeople(people: Namespace<PersonSettings>): People {
  const key = ({ platform }: Place, workspace: string, person: string): string =>
    [platform, workspace, person].join(':');
  const wish = async (place: Place, workspace: string, person: string) =>
    (await people.get(key(place, workspace, person)))?.mentions;
  return {
    async isOut(place, person) {
      const here = await wish(place, place.workspace, person);
      if (here !== undefined || place.platform !== 'discord') return here === 'off';
      return (await wish(place, EVERYWHERE, person)) === 'off';
    },
    set: (place, person, mentions) => people.set(key(place, place.workspace, person), { mentions }),
  };
}
