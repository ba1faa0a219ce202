import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { toFolds, toReport } from '../../src/tools/cross-validation.ts';
import { type Example, eachPair, fitRanker, toScores } from '../../src/tools/ranker-fit.ts';
import { linesOf, run } from './bench.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsdesk-train-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Articles that are told by the two sentences about money, which stand in a different place in each. */
function writeSamples(count: number): void {
  const lines = Array.from({ length: count }, (_, index) => {
    const news = [
      `Port ${index} was sold for $${index + 2} million.`,
      'Its price of $9 million rose 40%.',
    ];
    const talk = [
      'So it goes there.',
      'Who would know that?',
      'I like it here.',
      'You may too.',
      'It is late.',
    ];
    const text = talk.toSpliced(index % 4, 0, ...news).join(' ');
    return JSON.stringify({ source: index % 2 ? 'odd' : 'even', text, refs: [news] });
  });
  writeFileSync(join(folder, 'articles.jsonl'), lines.join('\n'));
}

const train = (name: string) => run(['train', '--data', folder, '--weights', join(folder, name)]);

describe('the tool train', () => {
  test('learns what tells an article, and writes where that comes from', async () => {
    writeSamples(30);
    const { code, output, notes } = await train('weights.json');
    expect(code).toBe(0);
    const [report] = linesOf(output);
    expect(report.gain).toBeGreaterThan(10);
    expect(Object.keys(report.sources)).toEqual(['even', 'odd']);
    expect(notes).toContain('train: fold of 6 articles');
    const written = JSON.parse(readFileSync(join(folder, 'weights.json'), 'utf8'));
    expect(written.record).toMatchObject({
      articles: { even: 15, odd: 15 },
      folds: 5,
      crossValidated: report,
    });
    expect(written.sentence.numbers).toBeGreaterThan(0);
    expect(JSON.stringify(written)).not.toContain('Port');
  });

  test('learns the same from the same', async () => {
    writeSamples(10);
    await train('one.json');
    await train('other.json');
    const [one, other] = ['one.json', 'other.json'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    expect(one).toBe(other);
  });

  test.each([
    [[], 'train needs --data DIR'],
    [['--data', folder], 'train needs --weights FILE'],
    [
      ['--data', join(folder, 'none'), '--weights', 'w'],
      'cannot be read: give the folder with --data DIR',
    ],
  ])('with %j says what it needs', async (words, said) => {
    const { code, notes } = await run(['train', ...words]);
    expect(notes).toContain(said);
    expect(code).toBe(2);
  });

  test.each([
    'no JSON',
    '[]',
    '{"source":"a","text":"b"}',
    '{"source":"a","text":"b","refs":["c"]}',
  ])('names the line where %j stands for an article', async (line) => {
    writeFileSync(join(folder, 'articles.jsonl'), `${line}\n`);
    const { code, notes } = await train('w.json');
    expect(notes).toContain('articles.jsonl, line 1: an article has');
    expect(code).toBe(2);
  });

  test('asks for an article a fold at least', async () => {
    writeSamples(4);
    expect((await train('w.json')).notes).toContain('fewer than 5 articles');
  });
});

/** Three sentences, one number each; a pair is worth the sum of them. */
const example = (values: readonly [number, number, number]): Example => {
  const rewards: number[] = [];
  eachPair(3, (_, one, other) => rewards.push((values[one] as number) + (values[other] as number)));
  return {
    source: 'a',
    sentences: 3,
    features: Float64Array.from(values),
    pairFeatures: Float64Array.from([1, 0, 0]),
    rewards: Float64Array.from(rewards),
  };
};

test('what pairs of sentences are worth is learned', () => {
  const widths = { sentence: 1, pair: 1 };
  const weights = fitRanker([example([1, 0, 2]), example([0, 3, 1])], widths);
  const [first, second, third] = toScores(example([5, 1, 4]), weights, widths);
  expect(second).toBeGreaterThan(third ?? Number.NaN);
  expect(second).toBeGreaterThan(first ?? Number.NaN);
});

test('folds are equal in size, and mixed by their seed alone', () => {
  const folds = toFolds(100, 7);
  const sizes = [...Map.groupBy(folds, (fold) => fold).values()].map(({ length }) => length);
  expect(sizes).toEqual([20, 20, 20, 20, 20]);
  expect(toFolds(100, 7)).toEqual(folds);
  expect(toFolds(100, 8)).not.toEqual(folds);
});

test('a report has the mean gain, its interval, and the mean of the sources', () => {
  const gains = [3, 1].map((gain) => ({ source: 'a', gain })).concat({ source: 'b', gain: 8 });
  expect(toReport(gains)).toEqual({
    gain: 4,
    low: 0.67,
    high: 7.33,
    macro: 5,
    sources: { a: 2, b: 8 },
  });
});
