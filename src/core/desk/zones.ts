import { fold } from '../language/words.ts';

/** Where a zone is looked for when only its city is given; where two are one zone, the first name counts. */
const REGIONS = [
  'Europe',
  'America',
  'Asia',
  'Africa',
  'Australia',
  'Pacific',
  'Atlantic',
  'Indian',
  'Antarctica',
  'Arctic',
] as const;

/** Offered before anything is typed. */
const COMMON = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Asia/Singapore',
  'Australia/Sydney',
] as const;

/** The IANA name of a zone given in any case, or by its city alone where only one zone has that city. */
export function findZone(text: string): string | undefined {
  const name = toName(text);
  const exact = ianaName(name);
  if (exact !== undefined || name.includes('/')) return exact;
  const found = REGIONS.map((region) => ianaName(`${region}/${name}`)).filter(
    (zone) => zone !== undefined,
  );
  const [first] = found;
  return first !== undefined && found.every((zone) => isSame(zone, first)) ? first : undefined;
}

/** Zones for what is typed so far: those whose city begins with it, then those that hold it anywhere. */
export function completeZone(partial: string, home: string): readonly string[] {
  const start = toName(partial).toLowerCase();
  if (start === '') return [...new Set([home, ...COMMON])];
  const all = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const begins = all.filter((zone) => cityOf(zone).startsWith(start));
  const holds = all.filter((zone) => zone.toLowerCase().includes(start));
  return [...new Set([...begins, ...holds])];
}

const toName = (text: string): string => fold(text.trim()).replace(/\s+/g, '_');
const cityOf = (zone: string): string => zone.toLowerCase().split('/').at(-1) ?? '';

/** As the IANA writes it. Temporal would also take an offset or a whole date, which begin with no letter. */
function ianaName(name: string): string | undefined {
  if (!/^[a-z][\w+/-]*$/i.test(name)) return undefined;
  try {
    return midnight(name).timeZoneId;
  } catch {
    return undefined;
  }
}

const midnight = (zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);

/** Asia/Istanbul is another name of Europe/Istanbul. */
const isSame = (one: string, other: string): boolean => midnight(one).equals(midnight(other));
