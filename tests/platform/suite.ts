import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryKey } from '#core/desk/delivery-key.ts';
import { deliveryKey } from '#core/desk/delivery-key.ts';
import type { Place, Platform, Posted } from '#core/ports.ts';
import { doc, text } from '#core/talk/doc.ts';
import { createRecordingInbox } from './inbox.ts';

/** What the far end does with the next post, instead of taking and answering it. */
export type Failure =
  /** Says no with a code of its own: no such channel, no permission. */
  | 'refuse'
  /** Says no for now: 429 with a Retry-After of 7 seconds. */
  | 'limit'
  /** Takes the post and closes the connection without an answer. */
  | 'take-and-cut'
  /** Closes the connection without taking the post. */
  | 'lose';

/** One message as the far end holds it. */
export type Kept = {
  readonly ref: string;
  carries(key: DeliveryKey): boolean;
  /** These words are somewhere in what people see of it. */
  shows(words: string): boolean;
};

/** A loopback platform, as far as this suite needs one. */
export type FarEnd = {
  /** Every message posted there, oldest first. */
  posts(): readonly Kept[];
  /** How many requests to post have arrived, whatever became of them. */
  attempts(): number;
  failNextPost(how: Failure): void;
  /** The next request that reads a history is not answered with one. */
  failNextFind(how: Exclude<Failure, 'refuse' | 'take-and-cut'>): void;
  /** Somebody deletes this message. */
  remove(ref: string): void;
  /** A person says this in the place. */
  say(text: string): Promise<void>;
};

export type Rig = {
  /** Not yet started. */
  readonly platform: Platform;
  readonly place: Place;
  /** A person to write to directly: `channel` is `@` and their id. */
  readonly person: Place;
  readonly server: FarEnd;
  close(): Promise<void>;
};

const NEWS = doc('Foxconn in the news', text('Nissan weighs building Foxconn cars'));
const LATER = doc('Foxconn in the news', text('Nissan will build Foxconn cars'));

function sentRef(posted: Posted): string {
  if (posted.kind !== 'sent') throw new Error(`not sent: ${posted.reason}`);
  return posted.ref;
}

/** The promises of the Platform port, held against an adapter and a far end that only looks like its platform. */
export function platformSuite(name: string, open: () => Promise<Rig>): void {
  describe(`${name} as a Platform`, () => {
    let rig: Rig;
    let key: DeliveryKey;
    let other: DeliveryKey;
    let since: Temporal.Instant;
    const inbox = createRecordingInbox();

    beforeEach(async () => {
      rig = await open();
      key = deliveryKey(rig.place, { kind: 'mention', subject: 'nissan', at: '2026-11-22' });
      other = deliveryKey(rig.place, { kind: 'mention', subject: 'nissan', at: '2026-11-23' });
      since = Temporal.Now.instant();
      await rig.platform.start(inbox, new AbortController().signal);
    });
    afterEach(async () => {
      await rig.platform.stop();
      await rig.close();
    });

    test('a started platform passes on what a person says', async () => {
      const heard = inbox.nextHeard();
      await rig.server.say('did you see the Foxconn thing?');
      expect(await heard).toMatchObject({
        text: 'did you see the Foxconn thing?',
        person: expect.stringMatching(/^\w+$/),
        place: { channel: rig.place.channel, platform: rig.place.platform },
        addressed: false,
      });
    });

    test('a post is sent once, under its key, and named by the reference that comes back', async () => {
      const posted = await rig.platform.post(rig.place, NEWS, key);
      const [kept] = rig.server.posts();
      expect(posted).toEqual({ kind: 'sent', ref: kept?.ref });
      expect(kept?.carries(key)).toBe(true);
      expect(kept?.carries(other)).toBe(false);
      expect(rig.server.attempts()).toBe(1);
    });

    test('a post is found again by its key', async () => {
      const posted = await rig.platform.post(rig.place, NEWS, key);
      const found = await rig.platform.find(rig.place, key, since);
      expect(posted).toMatchObject({ kind: 'sent', ref: expect.any(String) });
      expect(found).toEqual({ ...posted, kind: 'found' });
    });

    test('a key that was never posted is absent beside one that was', async () => {
      await rig.platform.post(rig.place, NEWS, key);
      expect(await rig.platform.find(rig.place, other, since)).toEqual({ kind: 'absent' });
    });

    test('an edit takes the place of what was said, under the same reference and key', async () => {
      const posted = await rig.platform.post(rig.place, NEWS, key);
      const ref = sentRef(posted);
      expect(await rig.platform.edit(rig.place, ref, { doc: LATER, key })).toEqual(posted);
      const [kept, ...others] = rig.server.posts();
      expect(others).toEqual([]);
      expect(kept?.shows('Nissan will build Foxconn cars')).toBe(true);
      expect(kept?.shows('weighs')).toBe(false);
      expect(await rig.platform.find(rig.place, key, since)).toEqual({ kind: 'found', ref });
      expect(rig.server.attempts()).toBe(1);
    });

    test('an edit of a post that is gone is refused, and posts nothing', async () => {
      const ref = sentRef(await rig.platform.post(rig.place, NEWS, key));
      rig.server.remove(ref);
      const edited = await rig.platform.edit(rig.place, ref, { doc: LATER, key });
      expect(edited).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/./) });
      expect(rig.server.posts()).toEqual([]);
      expect(rig.server.attempts()).toBe(1);
    });

    test('a person is written to directly, and the post is found there', async () => {
      const posted = await rig.platform.post(rig.person, NEWS, key);
      const found = await rig.platform.find(rig.person, key, since);
      expect(found).toEqual({ kind: 'found', ref: sentRef(posted) });
      expect(await rig.platform.find(rig.person, other, since)).toEqual({ kind: 'absent' });
      expect(await rig.platform.find(rig.place, key, since)).toEqual({ kind: 'absent' });
    });

    test.each(['limit', 'lose'] as const)(
      'a history that fails for now by “%s” is neither absent nor unreadable',
      async (how) => {
        await rig.platform.post(rig.place, NEWS, key);
        rig.server.failNextFind(how);
        const found = await rig.platform.find(rig.place, key, since);
        expect(found).toMatchObject({ kind: 'later', reason: expect.stringMatching(/./) });
        const wait = found.kind === 'later' ? found.retryAfter : 0;
        expect(wait).toBeGreaterThanOrEqual(how === 'limit' ? 7 : 1);
        expect(await rig.platform.find(rig.place, key, since)).toMatchObject({ kind: 'found' });
      },
    );

    test('a refusal carries the code of the platform, and nothing is there', async () => {
      rig.server.failNextPost('refuse');
      const posted = await rig.platform.post(rig.place, NEWS, key);
      expect(posted).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/./) });
      expect(rig.server.posts()).toEqual([]);
      expect(rig.server.attempts()).toBe(1);
    });

    test('a rate limit is a refusal that says how long to wait', async () => {
      rig.server.failNextPost('limit');
      const posted = await rig.platform.post(rig.place, NEWS, key);
      expect(posted).toEqual({ kind: 'refused', reason: 'ratelimited', retryAfter: 7 });
      expect(rig.server.attempts()).toBe(1);
    });

    test('a post whose answer was cut off is unknown, not repeated, and can be found', async () => {
      rig.server.failNextPost('take-and-cut');
      const posted = await rig.platform.post(rig.place, NEWS, key);
      expect(posted.kind).toBe('unknown');
      expect(rig.server.attempts()).toBe(1);
      const ref = rig.server.posts()[0]?.ref;
      expect(await rig.platform.find(rig.place, key, since)).toEqual({ kind: 'found', ref });
    });

    test('a post that was lost on the way is unknown, not repeated, and absent', async () => {
      rig.server.failNextPost('lose');
      const posted = await rig.platform.post(rig.place, NEWS, key);
      expect(posted.kind).toBe('unknown');
      expect(rig.server.attempts()).toBe(1);
      expect(await rig.platform.find(rig.place, key, since)).toEqual({ kind: 'absent' });
    });

    test('stopping twice is safe', async () => {
      await rig.platform.stop();
      await expect(rig.platform.stop()).resolves.toBeUndefined();
    });
  });
}
