const ENGLISH = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Where a short name means two months (Czech `srp` is August, Croatian July), the earlier language has it. */
const LANGUAGES = (
  'de fr es pt it nl ru pl cs sv da nb fi hu ro tr el uk bg hr sr sk sl lt lv et ca gl eu is ' +
  'id vi ar he fa hi'
).split(' ');

let foreign: ReadonlyMap<string, number> | undefined;

/** 1 to 12, for the name of a month in any of the languages above, whole or cut short as publishers do. */
export function monthNamed(word: string): number | undefined {
  const english = ENGLISH.indexOf(word.slice(0, 3).toLowerCase());
  if (english >= 0) return english + 1;
  foreign ??= foreignMonths();
  const name = plain(word);
  return foreign.get(name) ?? foreign.get(name.slice(0, 4)) ?? foreign.get(name.slice(0, 3));
}

/** Written without accents and dots, since a feed may have them or not. */
function plain(word: string): string {
  return word.normalize('NFD').replace(/\P{L}/gu, '').toLowerCase();
}

/** What the languages themselves say (CLDR, which is part of Node), and the beginnings of it. */
function foreignMonths(): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (const name of LANGUAGES.flatMap(monthsIn)) {
    for (const length of [name.word.length, 4, 3]) {
      const word = name.word.slice(0, length);
      if (word.length > 2 && !months.has(word)) months.set(word, name.month);
    }
  }
  return months;
}

type MonthName = { readonly word: string; readonly month: number };

function monthsIn(language: string): readonly MonthName[] {
  return FORMS.flatMap((form) => {
    const format = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => {
      const parts = format.formatToParts(Date.UTC(2020, month, 15));
      const word = plain(parts.find((part) => part.type === 'month')?.value ?? '');
      return { word, month: month + 1 };
    });
  });
}

/** With a day beside it a month may be in another case: `maja` in the date, `maj` on the calendar. */
const FORMS: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long', day: 'numeric' },
  { month: 'long' },
  { month: 'short', day: 'numeric' },
  { month: 'short' },
];
