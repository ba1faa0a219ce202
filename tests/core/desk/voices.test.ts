import { expect, test } from 'vitest';
import type { PlaceSettings } from '#core/desk/settings.ts';
import { createVoices } from '#core/desk/voices.ts';
import type { Asked } from '#core/ports.ts';
import { drivenClock } from '../../support/clock.ts';
import { asked, place } from '../../support/newsroom.ts';

const voicesOf = (settings: PlaceSettings = {}) => {
  const clock = drivenClock();
  return { clock, ...createVoices({ read: async () => settings }, clock) };
};
const reader = (locale: () => Promise<string | undefined>): Asked => {
  const before = asked();
  return { ...before, person: { ...before.person, locale } };
};
const american = reader(async () => 'en-US');

test('whoever asks is answered in their own language, as it is written where they are', async () => {
  expect((await voicesOf().to(american)).locale).toBe('en-US');
  expect((await voicesOf().to(reader(async () => undefined))).locale).toBe('en-GB');
  expect((await voicesOf().to(asked())).locale).toBe('en-GB');
});

test('what a channel has set goes before that, and keeps the region where it is spoken', async () => {
  const german = reader(async () => 'de-AT');
  expect((await voicesOf({ language: 'en' }).to(german)).locale).toBe('en-GB');
  expect((await voicesOf({ language: 'en' }).to(american)).locale).toBe('en-US');
  expect((await voicesOf({ language: 'en' }).at(place, 'de-AT')).locale).toBe('en-GB');
  expect((await voicesOf().at(place, 'en-US')).locale).toBe('en-US');
});

test('a language that cannot be had is English, and a store that cannot be read no reason to reject', async () => {
  const broken = reader(() => Promise.reject(new Error('users.info')));
  expect((await voicesOf().to(broken)).locale).toBe('en-GB');
  const read = () => Promise.reject(new Error('no store'));
  const { to } = createVoices({ read }, drivenClock());
  expect((await to(american)).locale).toBe('en-US');
});

test('one that takes over a second is not waited for', async () => {
  const { clock, to } = voicesOf();
  const looked = Promise.withResolvers<void>();
  const answer = to(
    reader(() => {
      looked.resolve();
      return new Promise(() => undefined);
    }),
  );
  await looked.promise;
  clock.advance({ seconds: 1 });
  expect((await answer).locale).toBe('en-GB');
});

test('a place has its own language, else that of whoever asks there; of a message only the place has one', async () => {
  const { localeOf } = voicesOf();
  expect(await localeOf({ ...american, locale: async () => 'ja' })).toBe('ja');
  expect(await localeOf({ ...american, locale: async () => undefined })).toBe('en-US');
  expect(await localeOf({ person: 'U1', locale: async () => 'de' })).toBe('de');
  expect(await localeOf({ person: 'U1' })).toBeUndefined();
});
