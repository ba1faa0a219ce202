import { readFileSync } from 'node:fs';
import type { LexiconData } from '#core/language/lexicon.ts';
import { toWords } from '#core/language/words.ts';
import { createWordTable } from './lexicon/word-table.ts';

/** Made by `npm run -s desk -- lexicon`; lexicon/SOURCES.md tells of what, and under which licences. */
const WORDS = new URL('lexicon/words.txt', import.meta.url);

/** Never a subject alone, beside the places and peoples of the list. */
const GENERIC =
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun q1 q2 q3 q4 h1 h2 ceo cfo coo cto ipo gdp cpi us usa uk eu un uae ai ev evs it hr pr tv pc pcs api apis url sql html css json pdf faq app apps atm vat gmt utc est pst am pm asap fyi eta tbd ok id llm gpu cpu usb vpn sms gps dna hiv covid covid 19 nato opec who imf'.split(
    ' ',
  );

/** Reads what is shipped about words. */
export function readLexiconData(): LexiconData {
  const words = createWordTable(readFileSync(WORDS, 'latin1'));
  return { words, generic: [...GENERIC, ...unspacedPlaces()] };
}

/** Regions (ISO 3166) that are in the news most; all of them would take as long as all the words. */
const REGIONS =
  'AE AF AR AT AU BD BE BR CA CH CL CN CO CU CZ DE DK EG ES ET FI FR GB GR HK HU ID IE IL IN IQ IR IT JO JP KE KP KR KZ LB LK LY MA MM MO MX MY NG NL NO NP NZ PE PH PK PL PS PT QA RO RU SA SD SE SG SY TH TR TW UA US UZ VE VN YE ZA'.split(
    ' ',
  );

/** Countries as Chinese and Japanese headlines write them, from ICU. */
function unspacedPlaces(): readonly string[] {
  return ['zh', 'ja'].flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region', style: 'short' });
    return REGIONS.map((code) => toWords(names.of(code) ?? '').join(' '));
  });
}

/** The shipped words one by one, with their packed facts. */
export const readLexiconWords = (): readonly (readonly [string, number])[] =>
  readFileSync(WORDS, 'latin1')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [word = '', facts = ''] = line.split('\t');
      return [word, Number.parseInt(facts, 36)] as const;
    });
