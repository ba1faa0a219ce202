import { UsageError } from '#core/errors.ts';
import { command } from '#core/talk/command.ts';
import { composeExport, composeImportHint } from '#core/talk/compose/feeds.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import { toFileText } from '#core/talk/file-text.ts';
import { addMany, toEntries } from './add-many.ts';
import { feedsOf, where } from './feeds-of.ts';

/** Bytes: a list of thousands of feeds. */
const FILE_LIMIT = 1_000_000;
/** Characters: what the local page lets through. */
const PASTED_LIMIT = 60_000;

export const feedsImport = command({
  path: ['newsdesk', 'feeds', 'import'],
  about: (say) => say.commands.feedsImport.about,
  options: {
    file: { kind: 'file', about: (say) => say.commands.feedsImport.file, max: FILE_LIMIT },
    text: {
      kind: 'words',
      about: (say) => say.commands.feedsImport.text,
      max: PASTED_LIMIT,
      pasted: true,
    },
    where,
  },
  needs: 'manage',
  modal: true,
  async run({ file, text, where: whose }, request) {
    const feeds = feedsOf(request);
    const opml = file === undefined ? text : toFileText(await file.read());
    if (opml === undefined) return composeImportHint(request.say);
    const entries = toEntries(feeds.readOpml(opml));
    if (entries.length === 0) throw new UsageError((say) => say.importEmpty);
    return addMany(entries, whose, request);
  },
});

export const feedsExport = command({
  path: ['newsdesk', 'feeds', 'export'],
  about: (say) => say.commands.feedsExport.about,
  options: {},
  // An address may hold somebody's key.
  needs: 'manage',
  async run(_values, request) {
    const feeds = feedsOf(request);
    const own = request.desk.follows.own(request.place).map(({ follow }) => follow);
    if (own.length === 0) return composeNote(request.say.nothingToExport);
    return composeExport(own.length, feeds.toOpml(own), request.say);
  },
});
