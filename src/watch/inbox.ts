import type { Inbox, Said } from '#core/ports.ts';
import type { Command } from '#core/talk/command.ts';
import { matchCommand } from '#core/talk/read-text.ts';
import type { Tell } from '#core/tally.ts';

type InboxOptions = {
  readonly commands: readonly Command[];
  readonly tell: Tell;
  /** Milliseconds since any fixed moment. @default performance.now: setting the machine's clock does not move it */
  readonly now?: () => number;
};

/** The same inbox, which tells how long each answer took, from what arrived to what is to be shown, and each verdict. */
export function toldInbox(inbox: Inbox, options: InboxOptions): Inbox {
  const { commands, tell, now = () => performance.now() } = options;
  async function timed<Answer>(
    by: 'command' | 'press',
    { place }: Parameters<Inbox['press']>[0] | Parameters<Inbox['command']>[0],
    { answer, family }: { readonly answer: () => Promise<Answer>; readonly family: () => string },
  ): Promise<Answer> {
    const arrived = now();
    const answered = await answer();
    const seconds = (now() - arrived) / 1_000;
    tell({ kind: 'answered', platform: place.platform, by, command: family(), seconds });
    return answered;
  }
  return {
    ...inbox,
    command: (asked, said) =>
      timed('command', asked, {
        answer: () => inbox.command(asked, said),
        family: () => familyOf(matchCommand(wordsOf(said), commands)?.command),
      }),
    press: (pressed) =>
      timed('press', pressed, {
        answer: () => inbox.press(pressed),
        family: () => familyOf(ownerOf(pressed.action.name, commands)),
      }),
    find: (asked, text) =>
      timed('command', asked, {
        answer: () => inbox.find(asked, text),
        family: () => 'find',
      }),
    home: (asked) =>
      timed('command', asked, {
        answer: () => inbox.home(asked),
        family: () => 'home',
      }),
    async hear(heard) {
      const verdict = await inbox.hear(heard);
      const outcome = verdict.kind === 'replied' ? 'replied' : verdict.because;
      tell({ kind: 'heard', platform: heard.place.platform, outcome });
      return verdict;
    },
  };
}

const wordsOf = (said: Said): string => (said.kind === 'typed' ? said.text : said.path.join(' '));

const ownerOf = (action: string, commands: readonly Command[]): Command | undefined =>
  commands.find(({ presses = {} }) => Object.hasOwn(presses, action));

/** `news`, or the second word where there are sub-commands: a label must not be what somebody typed. */
const familyOf = (command: Command | undefined): string =>
  command === undefined ? 'none' : (command.path[1] ?? command.path[0]);
