import { readRule } from '#core/desk/mention.ts';
import {
  mutedStories,
  muteStory,
  muteWords,
  unmute,
  unmuteStory,
  unmuteWords,
} from '#core/desk/mutes.ts';
import { checkPhrase, PHRASE_LIMIT, readPhrases } from '#core/desk/phrases.ts';
import type { PlaceSettings } from '#core/desk/settings.ts';
import { UsageError } from '#core/errors.ts';
import type { LocalNews } from '#core/news/local-news.ts';
import { command, type Request } from '#core/talk/command.ts';
import {
  type Cause,
  composeMuteChoices,
  composeNotForMe,
  composeUndoable,
  composeWhy,
  undoButton,
} from '#core/talk/compose/mention.ts';
import { composeHint, composeMentions } from '#core/talk/compose/mentions.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import type { Sentences } from '#core/talk/sentences/sentences.ts';

const words = { kind: 'words', max: 300, required: true } as const;

export const mentionsShow = command({
  path: ['newsdesk', 'mentions', 'show'],
  about: (say) => say.commands.mentionsShow.about,
  options: {},
  run: (_values, request) => show(request),
  /** Looking and asking is for everybody; what the answer offers is not. */
  presses: {
    'mentions.show': async (_pressed, request) => ({ kind: 'tell', doc: await show(request) }),
    'mentions.why': async ({ value }, request) => ({
      kind: 'tell',
      doc: composeWhy(readCause(value, request), request.say),
    }),
    'mentions.quiet': async ({ value }, request) => ({
      kind: 'tell',
      doc: await offer(readCause(value, request), request),
    }),
  },
});

export const mentionsOn = command({
  path: ['newsdesk', 'mentions', 'on'],
  about: (say) => say.commands.mentionsOn.about,
  options: {},
  needs: 'manage',
  run: (_values, request) => set('on', request),
  presses: {
    'mentions.set': async ({ value }, request) => ({
      kind: 'tell',
      doc: await set(value === 'on' ? 'on' : 'off', request),
    }),
  },
});

export const mentionsOff = command({
  path: ['newsdesk', 'mentions', 'off'],
  about: (say) => say.commands.mentionsOff.about,
  options: {},
  needs: 'manage',
  run: (_values, request) => set('off', request),
});

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
    await change((before) => muteWords(before, phrases), request);
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
    await change((before) => unmute(before, phrases, news), request);
    return composeNote(request.say.unmuted);
  },
  presses: {
    'mentions.unmute': async ({ value, choice }, request) => ({
      kind: 'show',
      doc: await takeBack(choice ?? value, request),
    }),
  },
});

export const mentionsOptOut = command({
  path: ['newsdesk', 'mentions', 'optout'],
  about: (say) => say.commands.mentionsOptOut.about,
  options: {},
  run: (_values, request) => opt('off', request),
  presses: {
    'mentions.optout': async (_pressed, request) => ({
      kind: 'show',
      doc: await opt('off', request),
    }),
  },
});

export const mentionsOptIn = command({
  path: ['newsdesk', 'mentions', 'optin'],
  about: (say) => say.commands.mentionsOptIn.about,
  options: {},
  run: (_values, request) => opt('on', request),
  presses: {
    'mentions.optin': async (_pressed, request) => ({
      kind: 'show',
      doc: await opt('on', request),
    }),
  },
});

const newsHere = ({ desk, place }: Request): LocalNews => desk.news(place);

const change = (
  to: (before: PlaceSettings) => PlaceSettings,
  { desk, place }: Request,
): Promise<PlaceSettings> => desk.channels.change(place, to);

async function set(state: 'on' | 'off', request: Request): Promise<Doc> {
  await change((before) => ({ ...before, mentions: state }), request);
  return show(request);
}

/** How it is here now, which is not how it was set where the operator keeps all channels quiet. */
async function show({ desk, place, person, say }: Request): Promise<Doc> {
  const settings = await desk.channels.read(place);
  const { mutedWords = [], watches = [] } = settings;
  const isOff = desk.mentions === 'off' || settings.mentions === 'off';
  const offSentence = desk.mentions === 'off' ? say.mentionsOffForAll : say.mentionsAreOff;
  const state = {
    state: isOff ? 'off' : 'on',
    sentence: isOff ? offSentence : say.mentionsAreOn,
    words: mutedWords,
    stories: mutedStories(settings, desk.news(place)),
    watches,
    isOut: await desk.people.isOut(place, person.id),
  } as const;
  return composeMentions(state, say);
}

/** `item:rule:keyword`, as the buttons of a reply carry it. */
function readCause(value: string, request: Request): Cause {
  const [id = '', rule, ...keyword] = value.split(':');
  const item = newsHere(request).item(id);
  return { item, because: readRule(rule), keyword: keyword.join(':') };
}

/** What somebody can do about a reply that they do not want. */
async function offer({ item, keyword }: Cause, request: Request): Promise<Doc> {
  const { desk, place, say } = request;
  if (!(await desk.mayManage(request)))
    return composeNotForMe(say.mayNotManage(place.platform, desk.managers === 'admins'), say);
  // A word that was cut would mute another one.
  const isWhole = keyword !== '' && !keyword.endsWith('…') && keyword.length <= PHRASE_LIMIT;
  return composeMuteChoices(
    isWhole ? keyword : undefined,
    item && newsHere(request).storyOf(item.id),
    say,
  );
}

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
      await change((before) => muteWords(before, [checkPhrase(what)]), request);
      return undoable(say.wordsMuted([what]), value, say);
    case 'story': {
      const settings = await change((before) => muteStory(before, what), request);
      const stories = mutedStories(settings, newsHere(request));
      return undoable(
        say.storyMuted(stories.find(({ story }) => story === what)?.title),
        value,
        say,
      );
    }
    case 'channel':
      await change((before) => ({ ...before, mentions: 'off' }), request);
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
      await change((before) => unmuteWords(before, [what]), request);
      return composeNote(say.unmuted);
    case 'story':
      await change((before) => unmuteStory(before, what), request);
      return composeNote(say.unmuted);
    case 'channel':
      return set('on', request);
    default:
      throw new UsageError((say) => say.oldControl);
  }
}

async function opt(state: 'on' | 'off', { desk, place, person, say }: Request): Promise<Doc> {
  await desk.people.set(place, person.id, state);
  return state === 'off'
    ? composeUndoable(say.optedOut(place), undoButton({ name: 'mentions.optin', value: '' }, say))
    : composeNote(say.optedIn(place));
}
