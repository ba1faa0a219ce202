const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Countries, languages and the cities that time zones are named for, from ICU. */
export function placeNames(): readonly string[] {
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  const cities = Intl.supportedValuesOf('timeZone').map((zone) => zone.split('/').at(-1) ?? '');
  return [
    ...codes.flatMap((code) => [regions.of(code), languages.of(code.toLowerCase())]),
    ...cities.map((city) => city.replaceAll('_', ' ')),
  ].filter((name) => name !== undefined && /^\p{Lu}/u.test(name)) as readonly string[];
}
