import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Store } from '#core/ports.ts';

type Opened = { readonly store: Store; close(): void };

/** What every engine has to do. `open` gives a new, empty store each time. */
export function storeSuite(name: string, open: () => Opened): void {
  describe(`the store on ${name}`, () => {
    let opened: Opened;
    beforeEach(() => {
      opened = open();
    });
    afterEach(() => {
      vi.useRealTimers();
      opened.close();
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

    test('keeps namespaces apart', async () => {
      await opened.store.seen.set('a', true);
      expect(await opened.store.places.get('a')).toBeUndefined();
    });

    test('forgets a value after its time', async () => {
      vi.useFakeTimers({ now: Date.now() });
      await opened.store.seen.set('event', true, 1_000);
      vi.advanceTimersByTime(999);
      expect(await opened.store.seen.get('event')).toBe(true);
      vi.advanceTimersByTime(2);
      expect(await opened.store.seen.get('event')).toBeUndefined();
    });

    test('takes a key of 2,000 characters, and tells it from one that begins alike', async () => {
      const key = `https://example.com/${'x'.repeat(2_000)}`;
      await opened.store.places.set(key, { mentions: 'off' });
      expect(await opened.store.places.get(key)).toEqual({ mentions: 'off' });
      expect(await opened.store.places.get(`${key}y`)).toBeUndefined();
    });

    test.each(["' or 1=1 --", 'a:b:c', '%_', '', '日本', '__proto__'])(
      'takes the key %j literally',
      async (key) => {
        await opened.store.places.set(key, { mentions: 'on' });
        expect(await opened.store.places.get(key)).toEqual({ mentions: 'on' });
        expect(await opened.store.places.get(`${key}x`)).toBeUndefined();
      },
    );
  });
}
