import { changeChannel } from '#core/desk/audit.ts';
import { readRule } from '#core/desk/mention.ts';
import { mutedStories } from '#core/desk/mutes.ts';
import { PHRASE_LIMIT } from '#core/desk/phrases.ts';
import type { PlaceSettings } from '#core/desk/settings.ts';
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
import { composeMentions } from '#core/talk/compose/mentions.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';

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

export const newsHere = ({ desk, place }: Request): LocalNews => desk.news(place);

export async function set(state: 'on' | 'off', request: Request): Promise<Doc> {
  await turn(state, request);
  return show(request);
}

/** Whatever was pressed, that is what it does. */
export function turn(state: 'on' | 'off', request: Request): Promise<PlaceSettings> {
  const command = state === 'on' ? mentionsOn : mentionsOff;
  const changed = (): void => request.changed({}, command);
  return changeChannel({ ...request, changed }, (before) => ({ ...before, mentions: state }), {});
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

async function opt(state: 'on' | 'off', { desk, place, person, say }: Request): Promise<Doc> {
  await desk.people.set(place, person.id, state);
  return state === 'off'
    ? composeUndoable(say.optedOut(place), undoButton({ name: 'mentions.optin', value: '' }, say))
    : composeNote(say.optedIn(place));
}
