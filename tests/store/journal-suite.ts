import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Entry, type EntryKind, MOST_ENTRIES, MOST_SILENCES } from '#core/journal.ts';
import type { Place } from '#core/ports.ts';
import type { Engine, OpenEngine } from './engine.ts';

const place: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const noon = Temporal.Instant.from('2026-11-22T12:00:00.123Z');
const ever = Temporal.Instant.fromEpochMilliseconds(0);

/** An entry so many seconds after noon. */
const entry = (seconds = 0, more: Partial<Entry> = {}): Entry => ({
  ...{ kind: 'change', place, at: noon.add({ seconds }), facts: { what: `at ${seconds}` } },
  ...more,
});

const silence = (seconds: number): Entry => entry(seconds, { kind: 'silence' });

/** What every Journal has to do. `open` gives a new, empty engine each time. */
export function journalSuite(name: string, open: OpenEngine): void {
  describe(`the journal on ${name}`, () => {
    let engine: Engine;
    beforeEach(async () => {
      engine = await open();
    });
    afterEach(() => engine.close());

    const note = async (...entries: readonly Entry[]): Promise<void> => {
      for (const each of entries) await engine.journal.note(each);
    };
    const read = (at: Place = place, kind: EntryKind = 'change', since = ever) =>
      engine.journal.read({ place: at, kind }, since);

    test('gives back what was noted, the latest first, however it was noted', async () => {
      await note(entry(2), entry(3), entry(1));
      expect(await read()).toEqual([entry(3), entry(2), entry(1)]);
    });

    test('gives what was noted at one instant in the order in which it was, the last first', async () => {
      const [one, other] = ['one', 'other'].map((what) => entry(0, { facts: { what } }));
      await note(one as Entry, other as Entry);
      expect(await read()).toEqual([other, one]);
    });

    test('gives what is from an instant on, and at most so many', async () => {
      await note(...Array.from({ length: MOST_ENTRIES + 2 }, (_, at) => entry(at)));
      expect(await read(place, 'change', entry(MOST_ENTRIES).at)).toEqual([
        entry(MOST_ENTRIES + 1),
        entry(MOST_ENTRIES),
      ]);
      const latest = await read();
      expect([latest.length, latest.at(-1)]).toEqual([MOST_ENTRIES, entry(2)]);
    });

    test('keeps channels and kinds apart, and threads with their channel', async () => {
      const inThread = entry(1, { place: { ...place, thread: '17.1' } });
      const direct = entry(2, { place: { ...place, channel: '@U1', direct: true } });
      await note(inThread, direct, silence(3));
      expect(await read()).toEqual([inThread]);
      expect(await read({ ...place, thread: 'another' })).toEqual([inThread]);
      expect(await read(direct.place)).toEqual([direct]);
      expect(await read(place, 'silence')).toEqual([silence(3)]);
      expect(await read({ ...place, workspace: 'T2' })).toEqual([]);
      expect(await read({ ...place, platform: 'discord' })).toEqual([]);
    });

    test('keeps the latest silences of a channel, and every change', async () => {
      const elsewhere = { ...silence(0), place: { ...place, channel: 'C2' } };
      await note(elsewhere, entry(0));
      await note(...Array.from({ length: MOST_SILENCES + 5 }, (_, at) => silence(at)));
      const kept = await read(place, 'silence');
      expect([kept.length, kept.at(-1)]).toEqual([MOST_SILENCES, silence(5)]);
      expect(await read(elsewhere.place, 'silence')).toEqual([elsewhere]);
      expect(await read()).toEqual([entry(0)]);
    });

    test('deletes changes after 90 days and silences after 7', async () => {
      await note(entry(0), entry(1), silence(0), silence(1));
      await engine.journal.expire(noon.add({ hours: 7 * 24, milliseconds: 1 }));
      expect(await read(place, 'silence')).toEqual([silence(1)]);
      expect(await read()).toHaveLength(2);
      await engine.journal.expire(noon.add({ hours: 90 * 24, milliseconds: 1 }));
      expect(await read()).toEqual([entry(1)]);
      expect(await read(place, 'silence')).toEqual([]);
    });

    test('deletes a great many at once', async () => {
      await note(...Array.from({ length: 450 }, (_, at) => entry(at % 3)));
      await engine.journal.expire(noon.add({ hours: 91 * 24 }));
      expect(await read()).toEqual([]);
    });

    test('forgets a workspace with all of its channels, and none that is called alike', async () => {
      const at = (workspace: string, more: Partial<Place> = {}) =>
        entry(0, { place: { ...place, workspace, ...more } });
      const alike = ['T10', 'T', 't1', 'T1:C1', 'T1"', 'T1","C1', 'T1,', 'T1%', 'T_'].map((each) =>
        at(each),
      );
      const others = [...alike, at('T1', { platform: 'discord' })];
      await note(...others, at('T1'), at('T1', { channel: 'C2' }), {
        ...at('T1'),
        kind: 'silence',
      });
      await engine.journal.forget('slack:T1');
      expect(await read(place)).toEqual([]);
      expect(await read({ ...place, channel: 'C2' })).toEqual([]);
      expect(await read(place, 'silence')).toEqual([]);
      for (const other of others) expect(await read(other.place)).toEqual([other]);
      await engine.journal.forget('slack:T1:C1');
      expect(await read(at('T1:C1').place)).toEqual([]);
      expect(await read(at('T1"').place)).toHaveLength(1);
    });

    test('keeps any text as it is', async () => {
      const long = '🦊'.repeat(1_000);
      const facts = {
        what: 'a\0b \ud83e c',
        name: long,
        person: '\udd8a\u202e"',
        '': "'; drop --",
      };
      await note(entry(0, { facts }));
      expect(await read()).toEqual([entry(0, { facts })]);
      const texts = fc.string({ unit: 'binary', maxLength: 200 });
      let seconds = 0;
      const check = async (channel: string, text: string): Promise<void> => {
        seconds += 1;
        const hostile = entry(seconds, { place: { ...place, channel }, facts: { what: text } });
        await note(hostile);
        expect((await read(hostile.place))[0]).toEqual(hostile);
      };
      await fc.assert(fc.asyncProperty(texts, texts, check), { numRuns: 50 });
    });
  });
}
