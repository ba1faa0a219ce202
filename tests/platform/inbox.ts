import type { Asked, Heard, Inbox, Outcome, Place, Pressed, Said } from '#core/ports.ts';
import type { Doc } from '#core/talk/doc.ts';
import { doc, text } from '#core/talk/doc.ts';
import { en } from '#core/talk/sentences/en.ts';

export type RecordingInbox = Inbox & {
  readonly commands: readonly { readonly asked: Asked; readonly said: Said }[];
  readonly presses: readonly Pressed[];
  readonly heard: readonly Heard[];
  readonly arrivals: readonly Place[];
  readonly homes: readonly Asked[];
  readonly pointedAt: readonly { readonly asked: Asked; readonly text: string }[];
  /** The next message that is heard after this call. */
  nextHeard(): Promise<Heard>;
  /** The next channel that the bot comes to after this call. */
  nextArrival(): Promise<Place>;
};

type Answers = {
  readonly command?: (asked: Asked, said: Said) => Promise<Doc>;
  readonly press?: (pressed: Pressed) => Promise<Outcome>;
  readonly find?: (asked: Asked, text: string) => Promise<Doc>;
  readonly home?: (asked: Asked) => Promise<Doc>;
  readonly hear?: (heard: Heard) => Promise<void>;
};

const NEWS = doc('The news', text('Nothing but the news.'));

/** A desk that writes down what it is asked, and answers as the test says. */
export function createRecordingInbox(answers: Answers = {}): RecordingInbox {
  const commands: { readonly asked: Asked; readonly said: Said }[] = [];
  const presses: Pressed[] = [];
  const heard: Heard[] = [];
  const arrivals: Place[] = [];
  const homes: Asked[] = [];
  const pointedAt: { readonly asked: Asked; readonly text: string }[] = [];
  const hearing = new EventTarget();
  const next = (what: string) =>
    new Promise<void>((resolve) => hearing.addEventListener(what, () => resolve(), { once: true }));
  return {
    commands,
    presses,
    heard,
    arrivals,
    homes,
    pointedAt,
    command: async (asked, said) => {
      commands.push({ asked, said });
      return (await answers.command?.(asked, said)) ?? NEWS;
    },
    press: async (pressed) => {
      presses.push(pressed);
      return (await answers.press?.(pressed)) ?? { kind: 'show', doc: NEWS };
    },
    find: async (asked, text) => {
      pointedAt.push({ asked, text });
      return (await answers.find?.(asked, text)) ?? NEWS;
    },
    home: async (asked) => {
      homes.push(asked);
      return (await answers.home?.(asked)) ?? NEWS;
    },
    hear: async (message) => {
      heard.push(message);
      await answers.hear?.(message);
      hearing.dispatchEvent(new Event('heard'));
      return { kind: 'silent', because: 'no match' };
    },
    arrive: async (place) => {
      arrivals.push(place);
      hearing.dispatchEvent(new Event('arrival'));
    },
    complete: () => [],
    sentences: async () => en,
    nextHeard: async () => {
      await next('heard');
      return heard.at(-1) as Heard;
    },
    nextArrival: async () => {
      await next('arrival');
      return arrivals.at(-1) as Place;
    },
  };
}
