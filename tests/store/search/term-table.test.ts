import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSpelling, spell } from '#store/search/read-terms.ts';
import { createTermTable } from '#store/search/term-table.ts';

test('each term has one number, until it is forgotten and another one gets it', () => {
  const terms = fc.array(fc.nat({ max: 4_000 }), { maxLength: 3_000, size: 'max' });
  fc.assert(
    fc.property(terms, fc.integer({ min: 2, max: 9 }), (seeds, every) => {
      const given = new Map<number, string>();
      const table = createTermTable((number, term) => given.set(number, term));
      const spelling = createSpelling();
      const known = new Map<string, number>();
      for (const [at, seed] of seeds.entries()) {
        const term = `t${seed}`;
        spell(term, spelling);
        const number = table.number(spelling);
        expect(known.get(term) ?? number).toBe(number);
        expect(given.get(number)).toBe(term);
        known.set(term, number);
        if (at % every !== 0) continue;
        table.forget(number);
        known.delete(term);
        expect(table.find(term)).toBe(-1);
      }
      for (const [term, number] of known) expect(table.find(term)).toBe(number);
      expect(table.size()).toBeLessThanOrEqual(new Set(seeds).size);
    }),
    { numRuns: 20 },
  );
});

test('a term that is too long is nobody’s', () => {
  expect(createTermTable(() => {}).find('x'.repeat(1_000))).toBe(-1);
});
