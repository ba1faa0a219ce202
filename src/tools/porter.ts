/**
 * The stemmer of M. F. Porter, "An algorithm for suffix stripping" (1980), with the departures of NLTK 3, since
 * Google's rouge_score, which figures are compared with, stems with that. For lower-case words.
 */
export function toPorterStem(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined || word.length <= 2) return irregular ?? word;
  const bare = withoutY(withoutPast(withoutPlural(word)));
  return withoutDouble(withoutE(STEPS.reduce((stem, rules) => apply(stem, rules), bare)));
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['innings', 'inning'],
  ['outings', 'outing'],
  ['cannings', 'canning'],
  ...['sky', 'news', 'inning', 'outing', 'canning', 'howe', 'proceed', 'exceed', 'succeed'].map(
    (word): [string, string] => [word, word],
  ),
]);

/** c for a consonant, v for a vowel; y is a vowel behind a consonant. */
function shapeOf(word: string): string {
  let shape = '';
  for (const letter of word)
    shape += 'aeiou'.includes(letter) || (letter === 'y' && shape.endsWith('c')) ? 'v' : 'c';
  return shape;
}

/** How many times a vowel is followed by a consonant. */
const measure = (stem: string): number => shapeOf(stem).split('vc').length - 1;
const isDoubled = (word: string): boolean => /(.)\1$/.test(word) && shapeOf(word).endsWith('c');

/** Ends as in `hop`: then a dropped e belongs to it. */
const isShort = (stem: string): boolean => {
  const shape = shapeOf(stem);
  return (shape.endsWith('cvc') && !/[wxy]$/.test(stem)) || shape === 'vc';
};

type Condition = (stem: string) => boolean;
type Rule = readonly [ending: string, to: string, when: Condition];

const counts: Condition = (stem) => measure(stem) > 0;
const countsTwice: Condition = (stem) => measure(stem) > 1;

/** `ational>ate ator>ate`; nothing behind `>` drops the ending. */
const rules = (listed: string, when: Condition): readonly Rule[] =>
  listed.split(' ').map((rule): Rule => {
    const [ending = '', to = ''] = rule.split('>');
    return [ending, to, when];
  });

/** The first ending that fits decides, whether or not its condition holds. */
function apply(word: string, among: readonly Rule[]): string {
  const rule = among.find(([ending]) => word.endsWith(ending));
  if (rule === undefined) return word;
  const [ending, to, when] = rule;
  const stem = word.slice(0, word.length - ending.length);
  if (!when(stem)) return word;
  return ending === 'alli' ? apply(`${stem}al`, among) : stem + to;
}

const STEPS: readonly (readonly Rule[])[] = [
  [
    ...rules(
      'ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble alli>al entli>ent eli>e ousli>ous ' +
        'ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble fulli>ful',
      counts,
    ),
    ['logi', 'log', (stem) => counts(`${stem}l`)],
  ],
  rules('icate>ic ative> alize>al iciti>ic ical>ic ful> ness>', counts),
  [
    ...rules('al> ance> ence> er> ic> able> ible> ant> ement> ment> ent>', countsTwice),
    ['ion', '', (stem) => countsTwice(stem) && /[st]$/.test(stem)],
    ...rules('ou> ism> ate> iti> ous> ive> ize>', countsTwice),
  ],
];

function withoutPlural(word: string): string {
  if (word.length === 4 && word.endsWith('ies')) return word.slice(0, -1);
  return apply(
    word,
    rules('sses>ss ies>i ss>ss s>', () => true),
  );
}

function withoutPast(word: string): string {
  if (word.endsWith('ied')) return word.slice(0, word.length === 4 ? -1 : -2);
  if (word.endsWith('eed')) return counts(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const ending = ['ed', 'ing'].find(
    (each) => word.endsWith(each) && shapeOf(word.slice(0, -each.length)).includes('v'),
  );
  return ending === undefined ? word : mended(word.slice(0, -ending.length));
}

/** `conflat(ed)` gets its e back, `hopp(ing)` loses a p, `fil(ing)` is `file`. */
function mended(stem: string): string {
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (isDoubled(stem)) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  return measure(stem) === 1 && isShort(stem) ? `${stem}e` : stem;
}

function withoutY(word: string): string {
  const stem = word.slice(0, -1);
  return word.endsWith('y') && stem.length > 1 && shapeOf(stem).endsWith('c') ? `${stem}i` : word;
}

function withoutE(word: string): string {
  if (!word.endsWith('e')) return word;
  const stem = word.slice(0, -1);
  return measure(stem) > 1 || (measure(stem) === 1 && !isShort(stem)) ? stem : word;
}

const withoutDouble = (word: string): string =>
  word.endsWith('ll') && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word;
