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
  /** `12K` */
  compact(count: number): string;
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

/** The parts of one catalogue are made one after the other, and each asks for the same. */
let latest: { readonly locale: string; readonly phrases: Phrasing } | undefined;

export function phrasing(locale: string): Phrasing {
  if (latest?.locale !== locale) latest = { locale, phrases: createPhrasing(locale) };
  return latest.phrases;
}

/** What is of Intl is made at its first use: it takes ten times the memory of the sentences around it. */
function createPhrasing(locale: string): Phrasing {
  const numbers = lazily(() => new Intl.NumberFormat(locale));
  const short = lazily(() => new Intl.NumberFormat(locale, { notation: 'compact' }));
  const rules = lazily(() => new Intl.PluralRules(locale));
  const and = lazily(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const or = lazily(() => new Intl.ListFormat(locale, { type: 'disjunction' }));
  const unit = (count: number, name: 'second' | 'minute' | 'hour'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(
      Math.ceil(count),
    );
  return {
    number: (count) => numbers().format(count),
    compact: (count) => short().format(count),
    plural: (count, forms) =>
      (forms[rules().select(count)] ?? forms.other).replaceAll('#', numbers().format(count)),
    and: (words) => and().format(words),
    or: (words) => or().format(words),
    time: (time) => Temporal.PlainTime.from(time).toLocaleString(locale, { timeStyle: 'short' }),
    duration(seconds) {
      if (seconds <= 90) return unit(seconds, 'second');
      return seconds <= 90 * 60 ? unit(seconds / 60, 'minute') : unit(seconds / 3_600, 'hour');
    },
  };
}

function lazily<Thing>(make: () => Thing): () => Thing {
  let made: Thing | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
