import { expect, test } from 'vitest';
import { readEditionFile } from '#feeds/read-file.ts';
import { newsroomOf } from './support/local-news.ts';
import { place } from './support/newsroom.ts';

const edition = await readEditionFile('content/editions/2026-11-22-nissan-foxconn.md');
const news = newsroomOf({
  items: [edition.article, ...edition.headlines].flatMap((item) => item ?? []),
}).at(place);

test('the shipped edition has the lead article and all 17 headlines', () => {
  expect(edition.article?.paragraphs).toHaveLength(5);
  expect(edition.headlines).toHaveLength(17);
});

test.each([
  [
    'Nissan Motor',
    'Taiwan',
    'Foxconn',
    'Oppama',
    'Japan',
    'Nikkei',
    'Tokyo',
    '3,900',
    'Hon Hai Precision Industry Co.',
  ],
])('the lead keeps every name and figure of the page it tells', (...facts) => {
  const text = edition.article?.paragraphs.join(' ');
  for (const fact of facts) expect(text).toContain(fact);
});

test.each([
  [['SpaceX', 'IPO', 'Wall Street']],
  [['Coca-Cola', 'Costa Coffee', 'TDR Capital']],
  [['Trello', 'Atlassian']],
  [['HSBC', '$13.6 billion', 'Hang Seng Bank']],
  [['Fortescue', 'Alta Copper']],
  [['Strategy', 'Nasdaq 100', 'Bitcoin']],
  [['United Airlines', 'Tokyo', 'Dulles']],
  [['Nomura', 'Private debt']],
  [['Apple', 'App Store', 'Epic Games']],
  [['Evercore', 'Alphabet', 'AI']],
  [['Mizuho', 'Broadcom', '$450', 'AI']],
  [['ANZ', 'Shayne Elliott', 'A$13.5 million']],
  [['iRobot', 'Chapter 11']],
  [['JD.com', '22 billion yuan', 'China']],
  [['CMOC', 'Equinox Gold', 'Brazil', '$1 billion']],
  [['Air Force One', '2028', 'Boeing']],
  [['Woolworths', 'class action']],
])('a headline tells of %j', (facts) => {
  const telling = edition.headlines.filter(({ title }) =>
    facts.every((fact) => title.includes(fact)),
  );
  expect(telling).toHaveLength(1);
});

test.each(['foxconn', 'oppama', 'coca-cola', 'trello', 'woolworths'])(
  '/news %s finds it',
  (words) => {
    expect(news.find(words).items).toHaveLength(1);
  },
);
