/** General knowledge about how names are built and what stands beside them in headlines. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What a company is in law: written, but not said. */
export const LEGAL_SUFFIXES = set(
  'ag bv co corp corporation gmbh inc incorporated kk limited llc llp ltd nv oyj plc pte pty sa sab se spa',
);

/** What agencies put before a headline. */
export const LABELS = set(
  'advisory analysis correction corrected exclusive factbox feature live newsmaker note opinion poll refile repeat rpt timeline update video watch wrapup 1 2 3 4 5 6 7 8 9',
);

/** What a headline tells of a name right behind it, and what is no part of it. */
export const TAILS = set(
  'bid bids board boss case ceo cfo chief coo cto deal deals debt executive forecast forecasts index investors lawsuit listing merger offer outage outlook plant price probe profit profits results sale sales share shareholders shares spot stake stock stocks takeover talks target unit',
);

const LEGAL = set(
  'ag bv co corp corporation gmbh holdings holding inc incorporated kk limited llc llp ltd nv oyj plc pte pty sa sab se spa company companies cos group',
);
const TITLE = set(
  'mr mrs ms miss dr prof professor sir lord lady dame president premier minister chancellor king queen prince princess judge justice senator sen gen general col colonel capt captain lt sgt rev pope bishop chairman chief ceo cfo secretary governor gov mayor spokesman spokeswoman coach ambassador director actor actress singer former ex striker goalkeeper golfer driver rebel dictator billionaire',
);
const BODY = set(
  'bank banks bancorp airlines airways airline air university college school institute ministry department office bureau party parliament court council committee commission association union federation league club fc city united town rovers wanderers brothers bros sons partners capital securities insurance assurance motor motors oil gas petroleum energy electric power steel mining resources industries industrial international systems technologies technology software semiconductor communications telecom telecommunications media entertainment foods pharmaceuticals laboratories labs stores railways railroad times post news journal press agency fund funds foundation trust exchange board authority congress senate army navy force forces police guard corps society service services conference organisation organization front movement alliance coalition financial investments trading shipping properties estates radio television network broadcasting hospital church museum orchestra team group refining cement chemical chemicals paper engineering construction holdings development',
);
const PLACE = set(
  'island islands river lake mountain mountains mount valley beach bay sea ocean gulf street avenue road square park airport county state province peninsula desert strait district hills springs falls harbour harbor port fort cape',
);
const DIRECTION = set(
  'north south east west northern southern eastern western central new upper lower greater mid middle great united',
);
const PARTICLE = set(
  'st saint san santa los las el la le van von de del della der den di da dos bin ben al abu ibn mac mc jr sr ii iii',
);
const EVENT = set(
  'open cup championship championships series grand prix games olympics tour masters trophy festival prize award awards war treaty act agreement accord league division bowl race',
);
const CALENDAR = set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun',
);
const MEASURE = set(
  'million billion trillion mln bln pct percent percentage tonnes barrels points dollars cents yen marks pounds yuan rupees euros vs q1 q2 q3 q4 h1 h2 fy',
);
const BUSINESS = set(
  'shares share stock stocks bonds futures profit profits earnings results sales revenue unit subsidiary stake bid deal talks workers officials executives spokesman index chairman shareholders investors analysts',
);

/** A bit for each list that has the word. */
const LISTS = [LEGAL, TITLE, BODY, PLACE, DIRECTION, PARTICLE, EVENT, CALENDAR, MEASURE, BUSINESS];
export const LIST_COUNT = LISTS.length;

const bits = new Map<string, number>();
LISTS.forEach((list, at) => {
  for (const word of list) bits.set(word, (bits.get(word) ?? 0) | (1 << at));
});

export const listsOf = (word: string): number => bits.get(word) ?? 0;

/** Words that themselves tell of their neighbours: function words and the verbs of headlines. */
const TELLING = [
  ...set(
    'a an the of in on at to for and or but nor by with from into over under after before against between during per via vs versus as near off amid among across through until since about up down out that than which who whose when where while if not no his her its their our my your this these those he she it they we i you is are was were be been being will would can could may might has have had do does did some all any both many most more first second third two three four next last former ex new mr says say said saying tells told sees see saw posts reports reported report announces announced expects expected wants warns warned denies agrees plans plan names named wins won win beats beat buys buy sells sell raises raise cuts cut faces face hits hit gets get makes make takes take gives give',
  ),
];
export const TELLING_COUNT = TELLING.length + 1;

const telling = new Map(TELLING.map((word, at) => [word, at + 1]));

/** Which of them it is; 0 is none. */
export const tellingOf = (word: string): number => telling.get(word) ?? 0;
