import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Namespace, Store } from '#core/ports.ts';

type Opened = { readonly store: Store; close(): Promise<void> };

/** What every engine has to do. `open` gives a new, empty store each time. */
export function storeSuite(name: string, open: () => Promise<Opened>): void {
  describe(`the store on ${name}`, () => {
    let opened: Opened;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      vi.useRealTimers();
      await opened.close();
    });

    test('gives back what was set, and nothing for what was not', async () => {
      await opened.store.places.set('a', { mentions: 'off' });
      expect(await opened.store.places.get('a')).toEqual({ mentions: 'off' });
      expect(await opened.store.places.get('b')).toBeUndefined();
    });

    test('keeps the last of two values, and none after a delete', async () => {
      await opened.store.places.set('a', { mentions: 'off' });
      await opened.store.places.set('a', { mentions: 'on' });
      expect(await opened.store.places.get('a')).toEqual({ mentions: 'on' });
      await opened.store.places.delete('a');
      expect(await opened.store.places.get('a')).toBeUndefined();
    });

    test('keeps what a channel watches and mutes, and what a person wishes', async () => {
      const settings = {
        mentions: 'on',
        watches: ['rare earths', '台積電'],
        mutedWords: ['“x”'],
        mutedStories: ['s'],
      } as const;
      await opened.store.places.set('slack:T1:C1', settings);
      await opened.store.people.set('slack:T1:U1', { mentions: 'off' });
      expect(await opened.store.places.get('slack:T1:C1')).toEqual(settings);
      expect(await opened.store.people.get('slack:T1:U1')).toEqual({ mentions: 'off' });
      expect(await entriesOf(opened.store.people)).toEqual([['slack:T1:U1', { mentions: 'off' }]]);
    });

    test('keeps namespaces apart', async () => {
      await opened.store.seen.set('a', true);
      expect(await opened.store.places.get('a')).toBeUndefined();
    });

    test('forgets a value after its time', async () => {
      vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
      await opened.store.seen.set('event', true, 1_000);
      vi.setSystemTime(Date.now() + 999);
      expect(await opened.store.seen.get('event')).toBe(true);
      expect(await entriesOf(opened.store.seen)).toEqual([['event', true]]);
      vi.setSystemTime(Date.now() + 2);
      expect(await entriesOf(opened.store.seen)).toEqual([]);
      expect(await opened.store.seen.get('event')).toBeUndefined();
    });

    test('takes a key of 2,000 characters, and tells it from one that begins alike', async () => {
      const key = `https://example.com/${'x'.repeat(2_000)}`;
      await opened.store.items.set(key, '2026-11-22T08:00:00Z');
      expect(await opened.store.items.get(key)).toBe('2026-11-22T08:00:00Z');
      expect(await opened.store.items.get(`${key}y`)).toBeUndefined();
      expect(await entriesOf(opened.store.items)).toEqual([[key, '2026-11-22T08:00:00Z']]);
    });

    test.each([
      "' or 1=1 --",
      'a:b:c',
      '%_',
      '',
      '日本',
      '__proto__',
      'places:a',
      '#a',
      'a\0b',
      ':"',
    ])('takes the key %j literally', async (key) => {
      await opened.store.places.set(key, { mentions: 'on' });
      expect(await opened.store.places.get(key)).toEqual({ mentions: 'on' });
      expect(await opened.store.places.get(`${key}x`)).toBeUndefined();
      expect(await opened.store.places.get('a')).toBeUndefined();
      expect(await entriesOf(opened.store.places)).toEqual([[key, { mentions: 'on' }]]);
    });

    test('lists what one namespace has, and nothing of another', async () => {
      await opened.store.places.set('places', { mentions: 'on' });
      await opened.store.places.set('items:a', { mentions: 'off' });
      await opened.store.items.set('places:a', 'one');
      await opened.store.items.set('b', ':two');
      expect(await entriesOf(opened.store.items)).toEqual([
        ['b', ':two'],
        ['places:a', 'one'],
      ]);
      expect(await entriesOf(opened.store.seen)).toEqual([]);
    });

    test('lists 10,000 keys, each once', async () => {
      const keys = Array.from({ length: 10_000 }, (_, index) => `item ${index}`);
      await Promise.all(keys.map((key) => opened.store.items.set(key, key)));
      const entries = await entriesOf(opened.store.items);
      expect(entries).toEqual([...keys].sort().map((key) => [key, key]));
    });

    test('can be written while it is listed', async () => {
      for (const key of ['a', 'b', 'c']) await opened.store.items.set(key, key);
      const seen: string[] = [];
      for await (const [key] of opened.store.items.entries()) {
        seen.push(key);
        await opened.store.items.delete(key);
      }
      expect(seen.sort()).toEqual(['a', 'b', 'c']);
      expect(await entriesOf(opened.store.items)).toEqual([]);
    });
  });
}

/** All there is, by key. */
async function entriesOf<Value>(namespace: Namespace<Value>) {
  const entries = await Array.fromAsync(namespace.entries());
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
}
