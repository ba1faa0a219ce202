import type { types } from '@slack/bolt';
import { findZone } from '#core/desk/zones.ts';

/** Slack's limits for a menu. */
const GROUP = 100;
const LABEL = 75;

type Group = {
  readonly label: types.PlainTextElement;
  readonly options: types.PlainTextOption[];
};

/** Every zone that there is and the person's own, by region, in groups that Slack takes. */
export function toZoneGroups(own: string | undefined): Group[] {
  const known = own === undefined ? undefined : findZone(own);
  const zones = new Set([
    ...Intl.supportedValuesOf('timeZone'),
    'UTC',
    ...(known === undefined ? [] : [known]),
  ]);
  const regions = Map.groupBy([...zones].toSorted(), regionOf);
  return [...regions].flatMap(([region, members]) => toGroups(region, members));
}

/** The person's own zone as what is picked at first; nothing where it is no zone. */
export function toZoneOption(own: string | undefined): { initial_option?: types.PlainTextOption } {
  const known = own === undefined ? undefined : findZone(own);
  return known === undefined ? {} : { initial_option: toOption(known) };
}

const regionOf = (zone: string): string => zone.split('/', 1)[0] ?? zone;

/** America has more zones than one group may hold: "America: Adak – Dominica". */
function toGroups(region: string, zones: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  for (let at = 0; at < zones.length; at += GROUP) {
    const members = zones.slice(at, at + GROUP);
    const [first = '', last = ''] = [members[0], members.at(-1)].map(cityOf);
    const label = zones.length > GROUP ? `${region}: ${first} – ${last}` : region;
    groups.push({ label: toText(label), options: members.map(toOption) });
  }
  return groups;
}

const cityOf = (zone = ''): string => toLabel(zone).split('/').at(-1) ?? zone;

/** As people would type it into the menu: New York has no underline. */
const toLabel = (zone: string): string => zone.replaceAll('_', ' ');

const toOption = (zone: string): types.PlainTextOption => ({
  text: toText(toLabel(zone)),
  value: zone,
});

const toText = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: text.slice(0, LABEL),
  emoji: false,
});
