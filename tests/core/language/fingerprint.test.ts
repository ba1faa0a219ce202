import { expect, test } from 'vitest';
import { fingerprintOf } from '#core/language/fingerprint.ts';

const MANY = 200_000;

test('texts that differ in little have fingerprints of their own, and one text has one', () => {
  const texts = Array.from(
    { length: MANY },
    (_, at) => `Quayside sells ${at % 1_000} ferries in ${Math.floor(at / 1_000)} ports`,
  );
  const units = Array.from({ length: 0x10000 }, (_, unit) => `Marlow ${String.fromCharCode(unit)}`);
  const prints = [...texts, ...units].map(fingerprintOf);
  expect(new Set(prints).size).toBe(prints.length);
  expect(prints.every(Number.isSafeInteger)).toBe(true);
  expect(fingerprintOf(texts[7] ?? '')).toBe(prints[7]);
});
