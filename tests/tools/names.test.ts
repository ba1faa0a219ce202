import { describe, expect, test } from 'vitest';
import { createLexicon } from '#core/language/lexicon.ts';
import { readModel, weighTitle } from '#core/language/names/model.ts';
import { likelySpans } from '#core/language/names/spans.ts';
import { readTitle, toHeadline } from '#core/language/names/title-words.ts';
import { fitChain } from '../../src/tools/names/chain-fit.ts';
import { markNames, toExample } from '../../src/tools/names/examples.ts';
import { readPieces, toPlainCase, toTitleCase } from '../../src/tools/names/marked.ts';
import { run } from './bench.ts';

const pieces = readPieces('[o iRobot] rival sells unit to [o Marlow] over debt');
const marked = ({ text, names }: ReturnType<typeof toPlainCase>): readonly string[] =>
  names.map(({ start, end }) => text.slice(start, end));

describe('a marked headline', () => {
  test('is cased like a Headline and like a sentence, its names still marked', () => {
    const title = toTitleCase(pieces, 'few');
    expect(title.text).toBe('iRobot Rival Sells Unit to Marlow Over Debt');
    expect(toTitleCase(pieces, 'many').text).toBe('iRobot Rival Sells Unit to Marlow over Debt');
    expect(toPlainCase(pieces).text).toBe('iRobot rival sells unit to Marlow over debt');
    expect([title, toPlainCase(pieces)].map(marked)).toEqual([
      ['iRobot', 'Marlow'],
      ['iRobot', 'Marlow'],
    ]);
  });

  test('names are found as whole words, in their order, in any case', () => {
    expect(marked(markNames('Essex and ESS, Essex again', ['ess', 'Essex', 'Rome']))).toEqual([
      'ESS',
      'Essex',
    ]);
  });
});

test('the tagger learns what it is shown', () => {
  const lexicon = createLexicon({ words: new Map(), generic: [] });
  const examples = ['Marlow', 'Tidewerk', 'Quayside'].map((name) =>
    toExample(markNames(`the ferry of ${name} sails`, [name]), lexicon),
  );
  const model = readModel(fitChain(examples, { epochs: 20, rate: 0.2, pull: 0.1 }));
  const title = readTitle(toHeadline('the ferry of Harrow sails'), lexicon, () => undefined);
  const [best, ...others] = likelySpans(weighTitle(title, model), 0.3);
  expect(best).toMatchObject({ first: 3, last: 3 });
  expect(others).toEqual([]);
});

test.each([['lexicon'], ['fit-names']])('%s says which folder it needs', async (tool) => {
  const { code, notes } = await run([tool], { input: '' });
  expect(code).toBe(2);
  expect(notes).toContain('is missing: give the folder');
});
