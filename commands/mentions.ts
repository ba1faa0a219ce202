import { changeChannel } from '#core/desk/audit.ts';
import { readRule } from '#core/desk/mention.ts';
import {
  mutedStories,
  muteStory,
  muteWords,
  titleOfStory,
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
import { en } from '#core/talk/sentences/en.ts';

const words = { kind: 'words', max: 300, required: true } as const;

export const mentionsShow = command({
  path: ['newsdesk', 'mentions', 'show'],
  about: 'Whether I reply to what is said here, and what is muted',
  options: {},
  run: (_values, request) => show(request),
  /** Looking and asking is for everybody; what the answer offers is not. */
  presses: {
    'mentions.show': async (_pressed, request) => ({ kind: 'tell', doc: await show(request) }),
    'mentions.why': async ({ value }, request) => ({
      kind: 'tell',
      doc: composeWhy(readCause(value, request)),
    }),
    'mentions.quiet': async ({ value }, request) => ({
      kind: 'tell',
      doc: await offer(readCause(value, request), request),
    }),
  },
});

export const mentionsOn = command({
  path: ['newsdesk', 'mentions', 'on'],
  about: 'Reply in a thread when the subject of a headline is named here',
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
  about: 'No replies to what is said in this channel',
  options: {},
  needs: 'manage',
  run: (_values, request) => set('off', request),
});

export const mentionsMute = command({
  path: ['newsdesk', 'mentions', 'mute'],
  about: 'No replies here to some words, such as a name',
  options: {
    words: { ...words, about: 'Words or phrases, with commas between them', complete: 'names' },
  },
  needs: 'manage',
  async run({ words: text }, request) {
    if (text === undefined) return composeHint(en.muteHint, en.muteExample);
    const phrases = readPhrases(text);
    await changeChannel(request, (before) => muteWords(before, phrases), { words: phrases });
    return composeNote(en.wordsMuted(phrases));
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
  about: 'Take back what was muted: words, or a story by words of its title',
  options: {
    words: { ...words, about: 'What is muted, with commas between', complete: 'mutes' },
  },
  needs: 'manage',
  async run({ words: text }, request) {
    if (text === undefined) return composeHint(en.unmuteHint, en.unmuteExample);
    const phrases = readPhrases(text);
    const news = newsHere(request);
    await changeChannel(request, (before) => unmute(before, phrases, news), { words: phrases });
    return composeNote(en.unmuted);
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
  about: 'No replies to what you write yourself',
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
  about: 'Replies to what you write, where they are on',
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

async function set(state: 'on' | 'off', request: Request): Promise<Doc> {
  await turn(state, request);
  return show(request);
}

/** Whatever was pressed, that is what it does. */
function turn(state: 'on' | 'off', request: Request): Promise<PlaceSettings> {
  const command = state === 'on' ? mentionsOn : mentionsOff;
  const changed = (): void => request.changed({}, command);
  return changeChannel({ ...request, changed }, (before) => ({ ...before, mentions: state }), {});
}

/** A story has no words of its own that could be muted. */
const named = (story: string, request: Request) => ({
  words: `story: ${titleOfStory(story, newsHere(request)) ?? story}`,
});

/** How it is here now, which is not how it was set where the operator keeps all channels quiet. */
async function show({ desk, place, person }: Request): Promise<Doc> {
  const settings = await desk.channels.read(place);
  const { mutedWords = [], watches = [] } = settings;
  const isOff = desk.mentions === 'off' || settings.mentions === 'off';
  const offSentence = desk.mentions === 'off' ? en.mentionsOffForAll : en.mentionsAreOff;
  return composeMentions({
    state: isOff ? 'off' : 'on',
    sentence: isOff ? offSentence : en.mentionsAreOn,
    words: mutedWords,
    stories: mutedStories(settings, desk.news(place)),
    watches,
    isOut: await desk.people.isOut(place, person.id),
  });
}

/** `item:rule:keyword`, as the buttons of a reply carry it. */
function readCause(value: string, request: Request): Cause {
  const [id = '', rule, ...keyword] = value.split(':');
  const item = newsHere(request).item(id);
  return { item, because: readRule(rule), keyword: keyword.join(':') };
}

/** What somebody can do about a reply that they do not want. */
async function offer({ item, keyword }: Cause, request: Request): Promise<Doc> {
  const { desk, place } = request;
  if (!(await desk.mayManage(request)))
    return composeNotForMe(en.mayNotManage(place.platform, desk.managers === 'admins'));
  // A word that was cut would mute another one.
  const isWhole = keyword !== '' && !keyword.endsWith('…') && keyword.length <= PHRASE_LIMIT;
  return composeMuteChoices(
    isWhole ? keyword : undefined,
    item && newsHere(request).storyOf(item.id),
  );
}

/** `word:…`, `story:…` or `channel:` */
function readMuted(value: string): { readonly kind: string; readonly what: string } {
  const [kind = '', ...what] = value.split(':');
  return { kind, what: what.join(':') };
}

async function mute(value: string, request: Request): Promise<Doc> {
  const { kind, what } = readMuted(value);
  switch (kind) {
    case 'word':
      await changeChannel(request, (before) => muteWords(before, [checkPhrase(what)]), {
        words: [what],
      });
      return undoable(en.wordsMuted([what]), value);
    case 'story':
      await changeChannel(request, (before) => muteStory(before, what), named(what, request));
      return undoable(en.storyMuted(titleOfStory(what, newsHere(request))), value);
    case 'channel':
      await turn('off', request);
      return undoable(en.mentionsAreOff, value);
    default:
      throw new UsageError(en.oldControl);
  }
}

const undoable = (sentence: string, value: string): Doc =>
  composeUndoable(sentence, undoButton('mentions.unmute', value));

async function takeBack(value: string, request: Request): Promise<Doc> {
  const { kind, what } = readMuted(value);
  switch (kind) {
    case 'word':
      await changeChannel(request, (before) => unmuteWords(before, [what]), { words: [what] });
      return composeNote(en.unmuted);
    case 'story':
      await changeChannel(request, (before) => unmuteStory(before, what), named(what, request));
      return composeNote(en.unmuted);
    case 'channel':
      return set('on', request);
    default:
      throw new UsageError(en.oldControl);
  }
}

async function opt(state: 'on' | 'off', { desk, place, person }: Request): Promise<Doc> {
  await desk.people.set(place, person.id, state);
  return state === 'off'
    ? composeUndoable(en.optedOut(place), undoButton('mentions.optin'))
    : composeNote(en.optedIn(place));
}
