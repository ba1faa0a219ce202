import { UsageError } from '#core/errors.ts';
import { command } from '#core/talk/command.ts';
import { composeExport, composeImportHint } from '#core/talk/compose/feeds.ts';
import { composeNote } from '#core/talk/compose/reply.ts';
import { toFileText } from '#core/talk/file-text.ts';
import { en } from '#core/talk/sentences/en.ts';
import { addMany, toEntries } from './add-many.ts';
import { feedsOf, where } from './feeds-of.ts';

/** Bytes: a list of thousands of feeds. */
const FILE_LIMIT = 1_000_000;
/** Characters: what the local page lets through. */
const PASTED_LIMIT = 60_000;

export const feedsImport = command({
  path: ['newsdesk', 'feeds', 'import'],
  about: 'Follow all feeds of an OPML file, as every feed reader writes one',
  options: {
    file: { kind: 'file', about: 'The OPML file', max: FILE_LIMIT },
    text: {
      kind: 'words',
      about: 'Or what is in it, pasted',
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
    if (opml === undefined) return composeImportHint();
    const entries = toEntries(feeds.readOpml(opml));
    if (entries.length === 0) throw new UsageError(en.importEmpty);
    return addMany(entries, whose, request);
  },
});

export const feedsExport = command({
  path: ['newsdesk', 'feeds', 'export'],
  about: 'The feeds that were added here as an OPML file, for any feed reader',
  options: {},
  // An address may hold somebody's key.
  needs: 'manage',
  async run(_values, request) {
    const feeds = feedsOf(request);
    const own = request.desk.follows.own(request.place).map(({ follow }) => follow);
    if (own.length === 0) return composeNote(en.nothingToExport);
    return composeExport(own.length, feeds.toOpml(own));
  },
});
