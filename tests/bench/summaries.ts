import { summarize } from '#core/language/summary.ts';
import { type Figure, median } from './figures.ts';

/** Characters of an article, as the articles have that the ranker was fitted to. */
const LENGTH = 3_800;
const ARTICLES = 500;
const ROUNDS = 5;

const SUBJECTS = [
  'The harbour of Marlow',
  'Quayside',
  'A court in Rome',
  'The mayor',
  'Tidewerk Inc.',
];
const VERBS = [
  'will sell',
  'has bought',
  'may close',
  'denied, "for now", that it wants',
  'is building',
];
const OBJECTS = [
  'nine ferries',
  'the old quay',
  'a yard for $40 million',
  'its offices',
  'the U.S. unit',
];
const ENDS = [
  'on Monday',
  'before the summer of 2027',
  'said two people who know of it',
  'after years of talk',
];

/** Articles of made-up sentences, no two alike, their words drawn by a linear congruence. */
function writeArticles(): readonly {
  readonly title: string;
  readonly paragraphs: readonly string[];
}[] {
  let state = 7;
  const pick = (words: readonly string[]): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return words[Math.floor((state / 2 ** 32) * words.length)] ?? '';
  };
  const sentence = (index: number): string =>
    `${[SUBJECTS, VERBS, OBJECTS, ENDS].map(pick).join(' ')}, and ${index} ${pick(OBJECTS)} ${pick(ENDS)}.`;
  return Array.from({ length: ARTICLES }, (_, article) => {
    let text = '';
    while (text.length < LENGTH) text += `${sentence(article + text.length)} `;
    return { title: `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)}`, paragraphs: [text] };
  });
}

/** How many articles a second are told in two sentences, on one core. */
export async function measureSummaries(): Promise<readonly Figure[]> {
  const articles = writeArticles();
  const rates = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (const article of articles) summarize(article, 2);
    return (ARTICLES / (performance.now() - start)) * 1_000;
  });
  const rate = (value: number): string => `${Math.round(value)} a second`;
  return [
    { what: 'articles of 3.8 kB, first round', found: rate(rates[0] ?? 0), reach: 'at least 800' },
    { what: 'articles of 3.8 kB', found: rate(median(rates)), reach: 'at least 800' },
  ];
}
