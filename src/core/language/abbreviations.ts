/** Written from grammars' lists of English abbreviations; lower case, without the last full stop. */
const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** A name or a number follows, so no sentence ends here. */
export const LEADING = listed(
  'mr mrs ms mx dr prof rev revd fr sr sra hon gen col lt sgt capt cmdr cpl maj adm brig gov sen rep reps sens ' +
    'pres supt det insp pvt cllr amb messrs mme mlle st ste mt ft vs v viz cf eg ie e.g i.e f.e al ca approx gmbh btw',
);

/** A number follows: `No. 5` goes on, `the answer is no. The` does not. */
export const COUNTED = listed(
  'no nos n° p pp fig figs vol vols art sec ch para rs jan feb mar apr jun jul aug sep sept oct nov dec ext tel',
);

/** May end a sentence: it does where the next word is one that begins sentences. */
export const TRAILING = listed(
  'inc corp co ltd llc plc bros jr jnr snr etc ph.d m.d mon tue tues wed thu thur thurs fri sat sun ave blvd rd hwy dept ' +
    'assn univ ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore ' +
    'pa penn tenn tex va vt wash wis wyo min max hrs est ed eds jan feb mar apr jun jul aug sep sept oct nov dec kg ag',
);

/** Words too, where they stand in lower case: `felt ill. Mary left`. */
export const WORDS_TOO = listed('ill ind kan la mass miss ore pa wash sat sun mar min max del mo');

/** Words with which sentences begin and names hardly ever do. */
export const STARTERS = listed(
  'The He She It They We You I This That These Those There Here But And Or So Yet Nor In On At For As If By From With To ' +
    'When While After Before Since Although Though Because Until Unless Once During Under Over Between Among Despite ' +
    'However Meanwhile Instead Then Also Still Even Just Only Perhaps Maybe Its His Her Their Our My Your What Why How ' +
    'Who Where Which Whether According Some Many Most Both Each All Every Several Another Other No Not Last Earlier ' +
    "Later Now Today Did Do Does Is Are Was Were Can Could Would Should Has Have Had Don't Didn't It's He's She's They're " +
    "We're You're I'm I've That's There's What's Let's Finally First Second Millions Thousands Hundreds Dozens",
);

/** What comes after a quotation: `“Really?” Smith asked.` is one sentence. */
export const SAYING = listed(
  'said says asked asks told tells added adds wrote writes replied explained shouted cried yelled joked recalled ' +
    'tweeted thought wondered',
);
