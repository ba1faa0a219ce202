/** One way in which a word may be inflected: `SFX D y ied [^aeiou]y`. */
type Rule = {
  readonly suffix: boolean;
  readonly strip: string;
  readonly add: string;
  readonly fits: RegExp;
};

/** All words of a Hunspell dictionary (index.aff, index.dic), inflected. */
export function* readHunspell(affixes: string, words: string): Generator<string> {
  const rules = readRules(affixes);
  for (const line of words.split('\n').slice(1)) {
    const [stem = '', flags = ''] = line.trim().split('/');
    if (stem !== '')
      yield* inflect(
        stem,
        [...flags].flatMap((flag) => rules.get(flag) ?? []),
      );
  }
}

function readRules(affixes: string): ReadonlyMap<string, readonly Rule[]> {
  const rules = new Map<string, Rule[]>();
  for (const line of affixes.split('\n')) {
    const [kind = '', flag = '', strip = '', add = '', condition] = line.trim().split(/\s+/);
    if (!/^[PS]FX$/.test(kind) || condition === undefined) continue;
    const suffix = kind === 'SFX';
    const fits = new RegExp(suffix ? `${condition}$` : `^${condition}`);
    const rule = { suffix, strip: toAffix(strip), add: toAffix(add), fits };
    rules.set(flag, [...(rules.get(flag) ?? []), rule]);
  }
  return rules;
}

const toAffix = (text: string): string => (text === '0' ? '' : (text.split('/')[0] ?? ''));

/** Prefixes go with suffixes too: unties. */
function inflect(stem: string, rules: readonly Rule[]): readonly string[] {
  const suffixes = rules.filter(({ suffix }) => suffix);
  const forms = [stem, ...suffixes.flatMap((rule) => apply(stem, rule))];
  const prefixes = rules.filter(({ suffix }) => !suffix);
  return [...forms, ...forms.flatMap((form) => prefixes.flatMap((rule) => apply(form, rule)))];
}

function apply(word: string, { suffix, strip, add, fits }: Rule): readonly string[] {
  if (!fits.test(word)) return [];
  return [
    suffix ? word.slice(0, word.length - strip.length) + add : add + word.slice(strip.length),
  ];
}
