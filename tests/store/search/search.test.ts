import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchItem } from '#core/news/ports.ts';
import { openSearch } from '#store/search/open.ts';

const everyone = { feeds: [], limit: 10 };
const at = (day: number) => Temporal.Instant.fromEpochMilliseconds(day * 86_400_000);
const item = (id: string, title: string, more: Partial<SearchItem> = {}): SearchItem => ({
  ...{ id, title, published: at(1) },
  ...more,
});

const NEWS: readonly SearchItem[] = [
  item('ferry', 'Quayside sells its ferries to Tidewater'),
  item('text', 'A day at the harbour', { text: 'Every ferry was late, the captain said.' }),
  item('source', 'Nothing moves', { source: 'Harbour Post', topic: 'Shipping' }),
  item('cola', 'Coca-Cola keeps Costa Coffee'),
  item('index', 'S&P 500 rises as JD.com gains A$13.5'),
  item('cafe', 'Café chain São Bento opens'),
  item('long', 'Restructuring of the railways is postponed'),
  item('japan', '台積電在日本熊本設廠'),
  item('twice', 'Ferries, ferries and more ferries for the northern islands this summer'),
];

let index: ReturnType<typeof openSearch>;
beforeAll(() => {
  index = openSearch();
  index.add(NEWS);
});
afterAll(() => index.close());
const find = (words: string) => index.find(words, everyone);

describe('a search', () => {
  test.each([
    ['tidewater', ['ferry']],
    ['sells ferries', ['ferry']],
    ['coca cola', ['cola']],
    ['cocacola', ['cola']],
    ['coca-cola costa', ['cola']],
    ['s&p 500', ['index']],
    ['jd.com', ['index']],
    ['cafe', ['cafe']],
    ['SAO bento', ['cafe']],
    ['harbour post', ['source']],
    ['harbour', ['text', 'source']],
    ['shipping', ['source']],
    ['restruct', ['long']],
    ['restructring', ['long']],
    ['restrcuturing', ['long']],
    ['railway', ['long']],
    ['tidwater', ['ferry']],
    ['tidewater quayside nobody', ['ferry']],
    ['日本', ['japan']],
    ['熊本設廠', ['japan']],
    ['本日', []],
    ['nobody', []],
    ['?!', []],
    ['', []],
    ['NEAR(', []],
    ['" OR "', []],
    ['title:*', []],
    ['\0\ud800', []],
  ])('for %j finds %j', (words, ids) => {
    expect(find(words).slice(0, ids.length + 1)).toEqual(ids);
  });

  test('puts what has the word in its title before what has it in its text, and the shorter title first', () => {
    expect(find('ferries')).toEqual(['ferry', 'twice', 'text']);
  });

  test('finds a word in its other forms, after the form that was typed', () => {
    const own = openSearch();
    own.add([item('many', 'Banks fail'), item('one', 'A bank fails'), item('past', 'Bank failed')]);
    expect(own.find('bank fails', everyone)).toEqual(['one', 'past', 'many']);
    own.close();
  });

  test('joins a word with its neighbours, and with nothing where it has none', () => {
    const own = openSearch();
    own.add([item('none', 'Undefinedsalt'), item('both', 'Saltworks')]);
    expect(own.find('salt works', everyone)).toEqual(['both']);
    expect(own.find('salt', everyone)).toEqual(['both']);
    own.close();
  });

  test('puts the newer of two equal titles first', () => {
    const own = openSearch();
    own.add([item('old', 'Rates rise'), item('new', 'Rates rise', { published: at(2) })]);
    expect(own.find('rates', everyone)).toEqual(['new', 'old']);
    own.close();
  });

  test('gives no more than was asked for', () => {
    expect(index.find('ferries', { feeds: [], limit: 1 })).toEqual(['ferry']);
  });

  test('reads any text at all, however long, and finds what is plainly there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const found = find(text);
        expect(found.length).toBeLessThanOrEqual(10);
        expect(found.every((id) => NEWS.some((each) => each.id === id))).toBe(true);
      }),
    );
    expect(find('tidewater '.repeat(100_000))).toEqual(['ferry']);
    expect(find('x'.repeat(1_000_000))).toEqual([]);
  });
});

describe('an index', () => {
  test('forgets what is taken out, and has what is put in again as it is now', () => {
    const own = openSearch();
    own.add([item('a', 'Brine falls'), item('b', 'Salt rises')]);
    own.add([item('a', 'Vinegar falls')]);
    own.remove(['b', 'unknown']);
    expect(['brine', 'salt', 'vinegar'].map((word) => own.find(word, everyone))).toEqual([
      [],
      [],
      ['a'],
    ]);
    expect(own.suggest('vinagers', everyone)).toEqual(['Vinegar']);
    own.close();
  });

  test('has the newest of a word that thousands have, whichever came in first', () => {
    const thousands = Array.from({ length: 2_500 }, (_, day) =>
      item(`${day}`, 'Salt rises', { published: at(day) }),
    );
    const newest = ['2499', '2498', '2497'];
    for (const order of [thousands, thousands.toReversed()]) {
      const own = openSearch();
      for (let from = 0; from < order.length; from += 500) own.add(order.slice(from, from + 500));
      expect(own.find('salt', { feeds: [], limit: 3 })).toEqual(newest);
      own.close();
    }
  });

  test('has all of what came at one moment, and of what is older than 1970', () => {
    const own = openSearch();
    own.add(
      [-20_000, -10_000, 0, 0, 0, 1, 1].map((day, row) =>
        item(`${row}`, 'Salt', { published: at(day) }),
      ),
    );
    own.remove(['3']);
    own.add([item('3', 'Salt', { published: at(0) })]);
    expect(own.find('salt', everyone)).toHaveLength(7);
    own.close();
  });

  test('is the same whether it was filled at once or changed on the way', () => {
    const words = ['salt', 'brine', 'ferry', 'ferries', 'port'];
    const titles = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(titles, { maxLength: 8 }),
        fc.array(titles, { maxLength: 8 }),
        (before, after) => {
          const [changed, fresh] = [openSearch(), openSearch()];
          const toItems = (all: readonly (readonly string[])[]) =>
            all.map((each, row) => item(`${row}`, each.join(' ')));
          changed.add(toItems(before));
          changed.add(toItems(after));
          changed.remove(
            toItems(before)
              .slice(after.length)
              .map(({ id }) => id),
          );
          fresh.add(toItems(after));
          for (const word of words) {
            const [one, other] = [changed, fresh].map((each) =>
              each.find(word, everyone).toSorted(),
            );
            expect(one).toEqual(other);
          }
          changed.close();
          fresh.close();
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('whose news is searched', () => {
  const own = openSearch();
  own.add([
    item('all', 'Bread is cheaper'),
    item('ours', 'Brinexco opens a mine', { feed: 'f1' }),
    item('theirs', 'Saltwerk closes a mine', { feed: 'f2' }),
  ]);
  afterAll(() => own.close());
  const ours = { feeds: ['f1'], limit: 10 };

  test('is that of the feeds in the question, and what belongs to no feed', () => {
    expect(own.find('mine', ours)).toEqual(['ours']);
    expect(own.find('mine', { feeds: ['f1', 'f2'], limit: 10 }).toSorted()).toEqual([
      'ours',
      'theirs',
    ]);
    expect(own.find('mine', everyone)).toEqual([]);
    expect(own.find('bread', ours)).toEqual(['all']);
  });

  test('a word of other feeds is neither found, suggested nor finished, misspelt or not', () => {
    for (const words of ['saltwerk', 'saltwrek', 'saltw', 'closes']) {
      expect(own.find(words, ours)).toEqual([]);
      expect(own.suggest(words, ours)).not.toContain('Saltwerk');
      expect(own.complete(words, ours)).toEqual([]);
    }
    expect(own.complete('salt', { feeds: ['f2'], limit: 5 })).toEqual(['Saltwerk']);
  });

  test('feeds are names, whatever is in them', () => {
    expect(own.find('mine', { feeds: ['") or 1=1 --', "f2' --"], limit: 10 })).toEqual([]);
  });
});

describe('what is finished', () => {
  test('is the last word, as titles write it, behind what stands before it', () => {
    expect(index.complete('costa cof', everyone)).toEqual(['costa Coffee']);
    expect(index.complete('q', everyone)).toEqual([]);
    expect(index.complete('costa ', everyone)).toEqual([]);
    expect(index.complete('ferr', everyone)).toEqual(['ferries', 'Ferries']);
  });
});
