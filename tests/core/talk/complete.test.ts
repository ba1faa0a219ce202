import { expect, test } from 'vitest';
import { digestNow, digestSet } from '#commands/digest.ts';
import { feedsAdd } from '#commands/feeds/add.ts';
import { feedsImport } from '#commands/feeds/opml.ts';
import { feedsRemove } from '#commands/feeds/remove.ts';
import { mentionsUnmute } from '#commands/mute.ts';
import { news } from '#commands/news.ts';
import { watchAdd, watchRemove } from '#commands/watch.ts';
import { completeOption } from '#core/talk/complete.ts';

const facts = {
  names: (typed: string) => (typed === 'tide' ? ['Tidewerk'] : []),
  topics: ['Deals', 'Ports', 'Yards, docks'],
  digests: ['daily', 'evening'],
  watches: ['rare earths', 'lithium'],
  mutes: ['Tidewerk', 'Ports, yards and docks'],
  feeds: ['Harbour Post', 'yards.example/rss'],
  zone: 'Europe/Rome',
};
const complete = (command: typeof news, option: string, partial: string): readonly string[] =>
  completeOption(command, { option, partial }, facts);

test.each([
  [news, 'words', 'tide', ['Tidewerk']],
  [news, 'page', '1', []],
  [digestSet, 'days', 'week', ['weekdays', 'weekends']],
  [digestSet, 'days', 'mon,t', ['mon,tue', 'mon,thu']],
  [digestSet, 'topics', 'po', ['Ports']],
  [digestSet, 'topics', 'deals,', ['deals,Ports', 'deals,"Yards, docks"']],
  [digestSet, 'include', 'x', []],
  [digestSet, 'zone', '', ['Europe/Rome']],
  [digestNow, 'name', 'e', ['evening']],
  [watchRemove, 'words', 'ra', ['rare earths']],
  [watchRemove, 'words', 'lithium,', ['lithium,rare earths']],
  [mentionsUnmute, 'words', 'yards', ['"Ports, yards and docks"']],
  [watchAdd, 'words', 'tide', ['Tidewerk']],
  [feedsRemove, 'feed', 'po', ['Harbour Post']],
  [feedsRemove, 'feed', '', ['Harbour Post', 'yards.example/rss']],
  [feedsAdd, 'topic', 'p', ['Ports']],
  [feedsAdd, 'url', 'h', []],
  [feedsAdd, 'where', '', ['everywhere', 'here']],
  [feedsImport, 'file', '', []],
  [digestSet, 'nothing', '', []],
  [digestSet, 'constructor', '', []],
] as const)('%# completes what is typed', (...[command, option, partial, offers]) => {
  const found = complete(command, option, partial);
  expect(found.slice(0, offers.length)).toEqual(offers);
  expect(found.length).toBeLessThanOrEqual(25);
  if (option !== 'zone') expect(found).toHaveLength(offers.length);
});

test('an unknown command has nothing to offer', () => {
  expect(completeOption(undefined, { option: 'zone', partial: 'rom' }, facts)).toEqual([]);
});
