import { BIT } from '#core/language/traits.ts';

/** The tags (Penn Treebank) of a written form in the lexicon of Brill's tagger, the likeliest first. */
export type Tags = readonly string[];

const NAME = /^NNPS?$/;
const NOUN = /^NNP?S?$/;
const FUNCTION = /^(?:DT|IN|CC|PRP\$?|PP\$?|MD|TO|W.*|EX|RP|PDT)$/;
const VERBAL = /^VB[DNZP]?$/;
const STRANGE = /^(?:FW|UH|SYM)/;

/** What the tags say of a form: with a capital only whether it is a name, else what it is and can be. */
export function tagTraits(form: string, tags: Tags): number {
  const [first = ''] = tags;
  if (/\p{Lu}/u.test(form)) {
    const name = NAME.test(first) ? BIT.name : 0;
    return name | (tags.some((tag) => NAME.test(tag)) ? BIT.namesake : 0);
  }
  const can = (tag: RegExp, trait: number): number =>
    tags.some((each) => tag.test(each)) ? trait : 0;
  return (
    firstTraits(first) |
    can(/^VBZ$/, BIT.says) |
    can(VERBAL, BIT.verbal) |
    can(/^NNS?$/, BIT.nominal) |
    (STRANGE.test(first) ? 0 : BIT.small)
  );
}

const FIRST: readonly (readonly [RegExp, number])[] = [
  [NOUN, BIT.noun],
  [/^NNS$/, BIT.plural],
  [/^VBP?$/, BIT.verb],
  [/^VB[DN]$/, BIT.past],
  [/^VBG$/, BIT.gerund],
  [/^JJ/, BIT.adjective],
  [/^RB/, BIT.adverb],
  [/^CD$/, BIT.number],
  [FUNCTION, BIT.function],
];

const firstTraits = (tag: string): number =>
  FIRST.reduce((traits, [pattern, trait]) => (pattern.test(tag) ? traits | trait : traits), 0);
