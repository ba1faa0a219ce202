/** The forms that a language has for a count. `#` stands for the number, so no text from outside may be in them. */
export type Forms = { readonly [Rule in Intl.LDMLPluralRule]?: string } & {
  readonly other: string;
};

/** What stands before and after something to type; either may be empty. */
export type Around = readonly [before: string, after: string];

/** What catalogues need of Intl, in one locale. */
export type Phrasing = {
  /** `1,234` */
  number(count: number): string;
  /** The form for a count: `1 story`, `1,234 stories`. */
  plural(count: number, forms: Forms): string;
  /** `a, b and c` */
  and(words: readonly string[]): string;
  /** `a, b or c` */
  or(words: readonly string[]): string;
  /** A time of day such as `08:30`, as clocks show it there. */
  time(time: string): string;
  /** Rounded up: `40 seconds`, `3 minutes`, `2 hours`. */
  duration(seconds: number): string;
};

export function phrasing(locale: string): Phrasing {
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const and = new Intl.ListFormat(locale, { type: 'conjunction' });
  const or = new Intl.ListFormat(locale, { type: 'disjunction' });
  const unit = (count: number, name: 'second' | 'minute' | 'hour'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(
      Math.ceil(count),
    );
  return {
    number: (count) => numbers.format(count),
    plural: (count, forms) =>
      (forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count)),
    and: (words) => and.format(words),
    or: (words) => or.format(words),
    time: (time) => Temporal.PlainTime.from(time).toLocaleString(locale, { timeStyle: 'short' }),
    duration(seconds) {
      if (seconds <= 90) return unit(seconds, 'second');
      return seconds <= 90 * 60 ? unit(seconds / 60, 'minute') : unit(seconds / 3_600, 'hour');
    },
  };
}
