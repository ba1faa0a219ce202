import { changeChannel } from '#core/desk/audit.ts';
import {
  muteStory,
  muteWords,
  titleOfStory,
  unmute,
  unmuteStory,
  unmuteWords,
} from '#core/desk/mutes.ts';
import { checkPhrase, readPhrases } from '#core/desk/phrases.ts';
import { UsageError } from '#core/errors.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeUndoable, undoButton } from '#core/talk/compose/mention.ts';
import { composeHint } from '#core/talk/compose/mentions.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';
import { newsHere, set, turn } from './mentions.ts';

const words = { kind: 'words', max: 300, required: true } as const;

export const mentionsMute = command({
  path: ['newsdesk', 'mentions', 'mute'],
  about: (say) => say.commands.mentionsMute.about,
  options: {
    words: { ...words, about: (say) => say.commands.mentionsMute.words, complete: 'names' },
  },
  needs: 'manage',
  async run({ words: text }, request) {
    if (text === undefined) return composeHint(request.say.muteHint, request.say.muteExample);
    const phrases = readPhrases(text);
    await changeChannel(request, (before) => muteWords(before, phrases), { words: phrases });
    return composeNote(request.say.wordsMuted(phrases));
  },
  presses: {
    'mentions.mute': async ({ value }, request) => ({
      kind: 'show',
      doc: await mute(value, request),
    }),
  },
});

export const mentionsUnmute = command({
  path: ['newsdesk', 'mentions', 'unmute'],
  about: (say) => say.commands.mentionsUnmute.about,
  options: {
    words: { ...words, about: (say) => say.commands.mentionsUnmute.words, complete: 'mutes' },
  },
  needs: 'manage',
  async run({ words: text }, request) {
    if (text === undefined) return composeHint(request.say.unmuteHint, request.say.unmuteExample);
    const phrases = readPhrases(text);
    const news = newsHere(request);
    await changeChannel(request, (before) => unmute(before, phrases, news), { words: phrases });
    return composeNote(request.say.unmuted);
  },
  presses: {
    'mentions.unmute': async ({ value, choice }, request) => ({
      kind: 'show',
      doc: await takeBack(choice ?? value, request),
    }),
  },
});

/** `word:…`, `story:…` or `channel:` */
function readMuted(value: string): { readonly kind: string; readonly what: string } {
  const [kind = '', ...what] = value.split(':');
  return { kind, what: what.join(':') };
}

async function mute(value: string, request: Request): Promise<Doc> {
  const { say } = request;
  const { kind, what } = readMuted(value);
  switch (kind) {
    case 'word':
      await changeChannel(request, (before) => muteWords(before, [checkPhrase(what)]), {
        words: [what],
      });
      return undoable(say.wordsMuted([what]), value, say);
    case 'story':
      await changeChannel(request, (before) => muteStory(before, what), named(what, request));
      return undoable(say.storyMuted(titleOfStory(what, newsHere(request))), value, say);
    case 'channel':
      await turn('off', request);
      return undoable(say.mentionsAreOff, value, say);
    default:
      throw new UsageError((say) => say.oldControl);
  }
}

const undoable = (sentence: string, value: string, say: Sentences): Doc =>
  composeUndoable(sentence, undoButton({ name: 'mentions.unmute', value }, say));

async function takeBack(value: string, request: Request): Promise<Doc> {
  const { say } = request;
  const { kind, what } = readMuted(value);
  switch (kind) {
    case 'word':
      await changeChannel(request, (before) => unmuteWords(before, [what]), { words: [what] });
      return composeNote(say.unmuted);
    case 'story':
      await changeChannel(request, (before) => unmuteStory(before, what), named(what, request));
      return composeNote(say.unmuted);
    case 'channel':
      return set('on', request);
    default:
      throw new UsageError((say) => say.oldControl);
  }
}

/** A story has no words of its own that could be muted. */
const named = (story: string, request: Request) => ({
  words: `story: ${titleOfStory(story, newsHere(request)) ?? story}`,
});
