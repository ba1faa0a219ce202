import { changeChannel } from '#core/desk/audit.ts';
import { readPhrases } from '#core/desk/phrases.ts';
import type { PlaceSettings } from '#core/desk/settings.ts';
import { addWatches, headlinesWith, removeWatches } from '#core/desk/watches.ts';
import { command, type Request } from '#core/talk/command.ts';
import { composeHint, composeWatched, composeWatches } from '#core/talk/compose/mentions.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import type { Doc } from '#core/talk/doc.ts';
import { en } from '#core/talk/sentences/en.ts';

const words = { kind: 'words', max: 300, required: true } as const;

export const watchAdd = command({
  path: ['newsdesk', 'watch', 'add'],
  about: 'Reply here with the newest headline that has certain words, when somebody says them',
  options: {
    words: { ...words, about: 'Words or phrases, with commas between them', complete: 'names' },
  },
  needs: 'manage',
  async run({ words: text }, request) {
    if (text === undefined) return composeHint(en.watchHint, en.watchExample);
    const phrases = readPhrases(text);
    const add = (before: PlaceSettings): PlaceSettings => addWatches(before, phrases);
    const { mentions } = await changeChannel(request, add, { words: phrases });
    const isOff = mentions === 'off' || request.desk.mentions === 'off';
    return composeWatched(phrases, isOff ? 'off' : 'on');
  },
});

export const watchRemove = command({
  path: ['newsdesk', 'watch', 'remove'],
  about: 'Watch some words no more',
  options: {
    words: { ...words, about: 'What is watched, with commas between', complete: 'watches' },
  },
  needs: 'manage',
  async run({ words: text }, request) {
    if (text === undefined) return composeHint(en.unwatchHint, en.unwatchExample);
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
  about: 'The words that this channel watches',
  options: {},
  async run(_values, { desk, place }) {
    const { watches = [] } = await desk.channels.read(place);
    const news = desk.news(place);
    return composeWatches(
      watches.map((phrase) => ({ phrase, headlines: headlinesWith(phrase, news).length })),
    );
  },
});

async function remove(phrases: readonly string[], request: Request): Promise<Doc> {
  await changeChannel(request, (before) => removeWatches(before, phrases), { words: phrases });
  return composeNote(en.watchRemoved(phrases));
}
