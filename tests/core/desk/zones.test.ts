import { expect, test } from 'vitest';
import { completeZone, findZone } from '#core/desk/zones.ts';

test.each([
  ['Europe/Rome', 'Europe/Rome'],
  ['europe/ROME', 'Europe/Rome'],
  ['rome', 'Europe/Rome'],
  ['New York', 'America/New_York'],
  ['são paulo', 'America/Sao_Paulo'],
  ['utc', 'UTC'],
  ['Kolkata', 'Asia/Kolkata'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  // Two names of one zone.
  ['Istanbul', 'Europe/Istanbul'],
])('%j is the zone %s', (text, zone) => {
  expect(findZone(text)).toBe(zone);
});

test.each([
  [''],
  ['Mars'],
  ['Europe/'],
  ['Europe'],
  ['+02:00'],
  ['08:30'],
  ['2026-01-01T00:00Z'],
  ['Europe/Rome[u-ca=iso8601]'],
  ['__proto__'],
  ['x'.repeat(5_000)],
])('%j is no zone', (text) => {
  expect(findZone(text)).toBeUndefined();
});

test('every zone of the machine is found by its name', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  expect(zones.filter((zone) => findZone(zone.toLowerCase()) !== zone)).toEqual([]);
});

test('completes what is typed, cities first, and offers the desk’s own zone before anything is', () => {
  expect(completeZone('rom', 'UTC')[0]).toBe('Europe/Rome');
  expect(completeZone('new y', 'UTC')).toEqual(['America/New_York']);
  expect(completeZone('europe/r', 'UTC')).toContain('Europe/Riga');
  expect(completeZone('', 'Asia/Tokyo')[0]).toBe('Asia/Tokyo');
  expect(completeZone('zzz', 'UTC')).toEqual([]);
});
