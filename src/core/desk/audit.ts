import type { Entry, Journal } from '../journal.ts';
import { clip, toPlain } from '../language/plain.ts';
import type { Asked, Clock, Log, Place } from '../ports.ts';
import type { Request } from '../talk/command.ts';
import type { PlaceSettings } from './settings.ts';
import type { Silence } from './silence.ts';
import { wholeChannel } from './whole-channel.ts';

/** Writes the journal. Nobody waits for it, and nothing fails because it could not be written. */
export type Audit = {
  /** Somebody changed something for others by a command, which is given as it would be typed. */
  changed(asked: Asked, what: string): void;
  /** A headline was not told in a channel. Who said what is nobody's business. */
  keptQuiet(place: Place, about: Untold): void;
};

export type Untold = {
  /** Id of the headline. */
  readonly item: string;
  /** Key of its story. */
  readonly story: string;
  readonly because: Silence;
};

type AuditOptions = {
  readonly journal: Pick<Journal, 'note'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Most UTF-16 units of a person's name. */
const NAME_LIMIT = 80;

export function createAudit({ journal, clock, log }: AuditOptions): Audit {
  let isWritten = true;
  const note = async (entry: Omit<Entry, 'at'>): Promise<void> => {
    try {
      await journal.note({ ...entry, at: clock.now() });
      isWritten = true;
    } catch (error) {
      // A disk that is full stays full: it is told once.
      if (isWritten) log.warn({ err: error }, 'journal not written');
      isWritten = false;
    }
  };
  return {
    changed({ place, person: { id, name } }, what) {
      const facts = { person: id, name: clip(toPlain(name), NAME_LIMIT), what };
      void note({ kind: 'change', place: wholeChannel(place), facts });
    },
    keptQuiet: (place, about) =>
      void note({ kind: 'silence', place: wholeChannel(place), facts: about }),
  };
}

/** Hours between two looks at what has had its time. */
const LOOK = { hours: 24 };

/** Deletes what the journal has kept long enough: once at first, then each day, until the signal. */
export async function watchJournal(
  { journal, clock, log }: AuditOptions & { readonly journal: Pick<Journal, 'expire'> },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await journal.expire(clock.now()).catch((error: unknown) => {
      log.warn({ err: error }, 'journal not cleared');
    });
    await clock.sleepUntil(clock.now().add(LOOK), signal).catch(() => undefined);
  }
}

/** Changes what the channel has been told to be; where that is anything else than before, it is noted with these values. */
export async function changeChannel(
  { desk, place, changed }: Pick<Request, 'desk' | 'place' | 'changed'>,
  to: (before: PlaceSettings) => PlaceSettings,
  values: Parameters<Request['changed']>[0],
): Promise<PlaceSettings> {
  let isOther = false;
  const settings = await desk.channels.change(place, (before) => {
    const after = to(before);
    isOther = told(after) !== told(before);
    return after;
  });
  if (isOther) changed(values);
  return settings;
}

/** An empty list is none. */
const told = (settings: PlaceSettings): string =>
  JSON.stringify(settings, (_key, part) =>
    Array.isArray(part) && part.length === 0 ? undefined : part,
  );
