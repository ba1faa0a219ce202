import type { ListOwner } from '../../desk/feed-lists.ts';
import type { Place } from '../../ports.ts';
import { phrasing } from './phrasing.ts';

/** Names in a sentence; far more of them nobody reads. */
const NAMES = 10;

type Where = Pick<Place, 'platform' | 'direct'>;

/** `for …` */
export const forWhom = (by: ListOwner, { platform, direct }: Where): string => {
  if (by === 'operator') return 'for everybody, by whoever runs Newsdesk';
  if (by === 'channel') return direct ? 'for you alone' : 'for this channel alone';
  return platform === 'discord' ? 'for this whole server' : 'for this whole workspace';
};

/** The sentences about feeds. */
export const enFeeds = (locale: string) => {
  const { number, plural, and } = phrasing(locale);
  const feeds = (count: number): string => plural(count, { one: '# feed', other: '# feeds' });
  const more = (count: number): readonly string[] => (count > 0 ? [`${number(count)} more`] : []);
  const named = (names: readonly string[]): string =>
    and([...names.slice(0, NAMES), ...more(names.length - NAMES)]);
  return {
    feedsOff:
      'No feeds are read here. Either this is a trial run, which contacts nobody, or whoever runs Newsdesk has switched feeds off (NEWSDESK_FEEDS=off). The news that is here: /news',
    forWhom,

    // Adding
    addHint:
      'Say which feed, by its address or by that of a web page that has one; several at once are fine:',
    addExample: '/newsdesk feeds add example.com/feed',
    starterHint: 'To begin with a few well-known ones:',
    starterExample: '/newsdesk feeds add starter',
    noAddress: (typed: string): string =>
      `“${typed}” is no address of a feed or a page. One looks like example.com/feed or https://example.com/.`,
    tooManyFeeds: (most: number): string =>
      `${feeds(most)} are the most for one list, and that would be more. Remove some first: /newsdesk feeds remove.`,
    tooManyAtOnce: (most: number, found: number): string =>
      `These are ${feeds(found)}; ${number(most)} are the most for one list.`,
    added: (by: ListOwner, where: Where): string => `Added ${forWhom(by, where)}: `,
    itemsOnDesk: (count: number): string =>
      count === 0
        ? 'Nothing is in it yet'
        : plural(count, { one: '# item on the desk', other: '# items on the desk' }),
    nextLook: 'next look ',
    lastLook: 'last look ',
    newestInIt: 'The newest in it:',
    countsAsTold:
      'All of it can be read and searched now. It counts as told: digests bring what comes from now on.',
    notReadYet: (what: string): string =>
      `It could not be read yet: ${what}. It is tried again by itself.`,
    alreadyFollowed: (name: string, by: ListOwner, where: Where): string =>
      `${name} is followed already, ${forWhom(by, where)}.`,
    severalOnPage: (count: number): string => `That page names ${feeds(count)}. Which one?`,
    addMenu: 'Add…',
    choiceForgotten:
      'I do not know any more which address that was. Give it whole: /newsdesk feeds add and the address.',
    notAdded: (host: string, what: string): string => `Not added: ${host}. The reason: ${what}.`,
    stillLooking: (host: string): string =>
      `${host} takes longer than usual. It is looked at in the background, and stands in the list once it is there:`,

    // Many at once
    manyAdded: (count: number, by: ListOwner, where: Where): string =>
      count === 0 ? 'No feed was added.' : `Added ${forWhom(by, where)}: ${feeds(count)}.`,
    manyNames: (names: readonly string[]): string => `${named(names)}.`,
    manyAlready: (names: readonly string[]): string => `Followed already: ${named(names)}.`,
    manyRefused: 'Not added:',
    manyPages: (count: number): string => `names ${feeds(count)}; add it alone to choose`,
    noHttp: 'no http or https address',
    andMore: (count: number): string => `and ${number(count)} more`,
    manyPending: (count: number): string =>
      plural(count, {
        one: '# more is looked at in the background, and stands in the list once it is there:',
        other: '# more are looked at in the background, and stand in the list once they are there:',
      }),
    listExample: '/newsdesk feeds list',

    // Removing
    removeHint: 'Say which feed is to go, by its name or its address. What is followed:',
    removed: (name: string, by: readonly ListOwner[], where: Where): string =>
      `Removed ${and(by.map((each) => forWhom(each, where)))}: ${name}.`,
    notShown: 'What it brought is not shown here any more.',
    stillFollowed: (by: ListOwner, where: Where): string =>
      `It is still followed ${forWhom(by, where)}.`,
    removedAlready: 'That feed is not followed here any more.',
    takeBack: 'To take that back: ',
    operatorsFeed: (name: string): string =>
      `${name} comes from whoever runs Newsdesk (NEWSDESK_FEEDS), for everybody. Only they can end it.`,
    workspacesFeed: (name: string): string =>
      `${name} is followed for the whole workspace, which is not changed in a direct message. Use the command in a channel.`,
    noSuchFeed: (typed: string, names: readonly string[]): string =>
      names.length === 0
        ? `“${typed}” is not followed here; no feed is. To add one: /newsdesk feeds add and its address.`
        : `“${typed}” is not followed here. Followed are ${named(names)}.`,
    whichFeed: (count: number): string => `That may be ${feeds(count)}. Which one?`,
    meantFeed: (typed: string, name: string): string =>
      `“${typed}” is the whole name of none. Did you mean ${name}?`,

    // The list
    feedsHere: 'Feeds of this channel',
    feedsOfYours: 'Your feeds',
    noFeeds:
      'No feed is followed here. To add one, give its address or that of a web page that has one:',
    feedRange: (first: number, last: number, total: number): string =>
      first === last
        ? `Feed ${number(first)} of ${number(total)}`
        : `Feeds ${number(first)}–${number(last)} of ${number(total)}`,
    feedNew: 'not looked at yet',
    feedFine: 'fine',
    feedFailing: 'failing since ',
    feedResting: 'resting since ',
    feedWhy: (what: string): string => `: ${what}`,
    restingLook: 'asked once a day, next ',
    feedGone: 'gone for good, as its server says, and not looked at any more',
    underTopic: (topic: string): string => `under ${topic}`,

    // Files
    importHint:
      'Attach an OPML file, or paste what is in one after the command. Every feed reader writes one: look for Export.',
    opmlTooLarge: 'This list is over 2 MB: leave out what is no feed, or split it.',
    opmlStrange:
      'This is no list of feeds: export one as OPML from the reader that has it, and give that file.',
    opmlTooMany: (most: number): string =>
      `This list has more than ${feeds(most)}: split it, or leave some out.`,
    opmlTooDeep: 'The folders of this list are nested too deep: make it flatter.',
    importEmpty: 'There is no feed in that list.',
    exported: (count: number): string =>
      `${feeds(count)} as OPML, which any feed reader takes. Addresses may hold keys of yours: mind who gets it.`,
    nothingToExport: 'No feed was added here, so there is nothing to export.',
    fileTooLarge: (name: string, max: number): string =>
      `${name} is too large: ${number(Math.floor(max / 1_000))} kB are the most.`,
    fileNotRead:
      'That file could not be fetched. Try again, or paste what is in it after the command.',
    oneMoment: 'One moment, this takes a little longer…',
    fileSent: (name: string): string => `${name} is in our direct messages.`,
    fileNotSent: (name: string, why: string): string =>
      `${name} is too long to show here, and Slack did not take it as a file (${why}). Whoever runs Newsdesk can give the app the permission files:write; the manifest has it.`,

    // Rests
    restTitle: (name: string): string => `The feed ${name} rests`,
    restSentence: (failures: number, what: string): string =>
      `It could not be read ${failures === 1 ? 'once' : `${number(failures)} times in a row`}: ${what}. I ask for it once a day now, and it goes on by itself as soon as it can be read.`,
    goneTitle: (name: string): string => `The feed ${name} is gone`,
    goneSentence: 'Its server says that it is gone for good, so I do not ask for it any more.',
    restHint: 'To see all feeds: ',
  };
};
