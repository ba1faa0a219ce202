import { changeChannel } from '#core/desk/audit.ts';
import { readPhrases } from '#core/desk/phrases.ts';
import type { PlaceSettings } from '#core/desk/settings.ts';
import { addWatches, headlinesWith, removeWatches } from '#core/desk/watches.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeHint, composeWatched, composeWatches } from '#core/talk/compose/mentions.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';

const words = { kind: 'words', max: 300, required: true } as const;

export const watchAdd = command({
  path: ['newsdesk', 'watch', 'add'],
  about: (say) => say.commands.watchAdd.about,
  options: {
    words: { ...words, about: (say) => say.commands.watchAdd.words, complete: 'names' },
  },
  needs: 'manage',
  async run({ words: text }, request) {
    const { desk, say } = request;
    if (text === undefined) return composeHint(say.watchHint, say.watchExample);
    const phrases = readPhrases(text);
    const add = (before: PlaceSettings): PlaceSettings => addWatches(before, phrases);
    const { mentions } = await changeChannel(request, add, { words: phrases });
    const isOff = mentions === 'off' || desk.mentions === 'off';
    return composeWatched(phrases, isOff ? 'off' : 'on', say);
  },
});

export const watchRemove = command({
  path: ['newsdesk', 'watch', 'remove'],
  about: (say) => say.commands.watchRemove.about,
  options: {
    words: { ...words, about: (say) => say.commands.watchRemove.words, complete: 'watches' },
  },
  needs: 'manage',
  async run({ words: text }, request) {
    if (text === undefined) return composeHint(request.say.unwatchHint, request.say.unwatchExample);
    return remove(readPhrases(text), request);
  },
  presses: {
    'watch.remove': async ({ choice = '' }, request) => ({
      kind: 'show',
      doc: await remove([choice], request),
    }),
  },
});

export const watchList = command({
  path: ['newsdesk', 'watch', 'list'],
  about: (say) => say.commands.watchList.about,
  options: {},
  async run(_values, { desk, place, say }) {
    const { watches = [] } = await desk.channels.read(place);
    const news = desk.news(place);
    return composeWatches(
      watches.map((phrase) => ({ phrase, headlines: headlinesWith(phrase, news).length })),
      say,
    );
  },
});

async function remove(phrases: readonly string[], request: Request): Promise<Doc> {
  await changeChannel(request, (before) => removeWatches(before, phrases), { words: phrases });
  return composeNote(request.say.watchRemoved(phrases));
}
