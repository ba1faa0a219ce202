import type { PlatformName, Posted } from '../../ports.ts';
import { enCommands } from './en-commands.ts';
import { enDigests } from './en-digests.ts';
import { enFeeds } from './en-feeds.ts';
import { enHome } from './en-home.ts';
import { enLanguage } from './en-language.ts';
import { enMentions } from './en-mentions.ts';
import { enPictures } from './en-pictures.ts';
import { enStatus } from './en-status.ts';
import { enTrends } from './en-trends.ts';
import { enTroubles } from './en-troubles.ts';
import { enVisit } from './en-visit.ts';
import { enWhy } from './en-why.ts';
import { phrasing } from './phrasing.ts';

/** Every sentence the bot says in a chat, in English; numbers, dates and lists as they are written in that locale. */
export const english = (locale: string) => {
  const phrases = phrasing(locale);
  const { number, plural } = phrases;
  return {
    /** What it is in, for dates that are drawn elsewhere. */
    locale,
    ...enDigests(locale),
    ...enMentions(locale),
    ...enFeeds(locale),
    ...enTroubles(locale),
    ...enCommands,
    ...enLanguage(locale),
    ...enHome(locale),
    ...enStatus(locale),
    ...enVisit,
    ...enPictures(locale),
    ...enTrends(locale),
    ...enWhy(locale),

    // Mistakes of the caller's
    notACount: (name: string, min: number, max: number | undefined): string =>
      max === undefined
        ? `${name} is a whole number from ${number(min)} up.`
        : `${name} is a whole number from ${number(min)} to ${number(max)}.`,
    tooManyCharacters: (name: string, max: number, found: number): string =>
      `${name} can have ${number(max)} characters at most; these are ${number(found)}. Two or three words that matter find more.`,
    unknownCommand: (typed: string, known: readonly string[]): string =>
      `There is no ${typed}. You can say: ${known.join(', ')}.`,
    oldControl:
      'That button belongs to an older message and does nothing any more. Type /news for a fresh one.',
    goneHeadline: 'That headline is not on the desk any more. Type /news for what is there now.',
    mayNotManage: (platform: PlatformName, admins: boolean): string => {
      if (platform === 'discord') {
        return 'That changes this channel for everybody, so it takes the Manage Channels permission. Ask somebody who has it.';
      }
      return admins
        ? 'That changes this channel for everybody, and here only workspace admins may do it. Ask one of them.'
        : 'That changes this channel for everybody, so it is for members of the workspace, not for guests. Ask a member.';
    },
    bug: 'Something went wrong at the desk, and it is not your doing. It has been noted for whoever runs Newsdesk; please try again in a minute.',

    // The front page and searches
    headlines: 'Headlines',
    moreHeadlines: 'More headlines',
    results: (words: string): string => `News about “${words}”`,
    range: (first: number, last: number, total: number): string =>
      first === last
        ? `Headline ${number(first)} of ${number(total)}`
        : `Headlines ${number(first)}–${number(last)} of ${number(total)}`,
    found: (total: number, words: string): string =>
      `${plural(total, { one: '# headline', other: '# headlines' })} for “${words}”`,
    searchHint: ['Search with ', '/news', ' and a word'] as readonly [string, string, string],
    notFound: (words: string): string => `Nothing on the desk about “${words}”.`,
    lookInstead: 'Did you mean:',
    describeInstead: (words: string): string => `Look for ${words}`,
    alsoIn: (sources: number): string =>
      plural(sources, { one: 'also in one other source', other: 'also in # other sources' }),
    notFoundHint: 'Try one word, or a company’s name. All there is:',
    emptyDesk: 'There is no news on the desk yet.',
    emptyDeskHint:
      'Whoever runs Newsdesk can put an edition into its content/editions folder; it is here two seconds later.',
    plusMore: (count: number): string =>
      plural(count, { one: 'Plus # more headline.', other: 'Plus # more headlines.' }),
    read: 'Read…',
    back: 'Back',
    more: 'More',
    share: 'Share',
    openSource: 'Open the source',
    describeBack: 'Back to where you were',
    describeMore: 'Show what comes next',
    describeShare: 'Show this to everyone in the channel',
    onlyHeadline: 'This headline came without a text.',
    part: (part: number, parts: number): string => `Part ${number(part)} of ${number(parts)}`,
    sharedBy: (name: string): string => `Shared by ${name} from`,

    // The digest
    digestTitle: (at: Temporal.Instant, zone: string): string =>
      `News digest, ${at.toLocaleString(locale, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' })}`,
    digestCount: (count: number): string => plural(count, { one: '# story', other: '# stories' }),
    allNews: 'All the news:',
    otherTopic: 'Other news',
    digestPosted: 'The digest is in this channel now.',
    digestPostedElsewhere: 'The digest is in its channel now.',
    digestAlready: 'That digest was posted already.',
    digestEmpty: 'There is no news on the desk, so there is nothing to post.',
    notPosted: (posted: Exclude<Posted, { kind: 'sent' }>, platform: PlatformName): string =>
      posted.kind === 'unknown'
        ? 'The platform did not say whether the post arrived. Look at the channel in a minute: if it is not there, it is posted again by itself.'
        : refusal(posted.reason, platform, phrases.duration(posted.retryAfter ?? 30)),

    // Called by name
    addressedNothing: 'Nothing in the news matches that. Name a company or a subject, or type:',

    // Hello and help
    hello: 'Hello, I am Newsdesk. I bring the news to this channel when you ask for it. Type:',
    helloMentions:
      'When somebody names the subject of a headline, I reply in a thread, once a day for each story, and otherwise keep quiet.',
    digestHere: 'Post a digest here',
    mentionsHere: 'Mention replies here',
    mentionsOn: 'Mention replies on',
    mentionsOff: 'Mention replies off',
    help: 'Help',
    helpTitle: 'What Newsdesk understands',
    helpPrivate:
      'Answers to commands are yours alone; Share shows one to the channel. In a thread, call me by name instead: @Newsdesk and a word.',
  };
};

/** For the tools of the command line, and wherever nobody says which language it should be. */
export const en = english('en-GB');

/** Why a post was refused, in plain words and with the way out; codes: notes of both platforms' APIs. */
function refusal(reason: string, platform: PlatformName, wait: string): string {
  if (reason === 'ratelimited') {
    return `The platform asks for a pause. The digest comes by itself in ${wait}.`;
  }
  if (reason === 'not_in_channel' || reason === 'channel_not_found') {
    return 'I am not a member of this channel. Invite me with /invite @Newsdesk and try again, or use /newsdesk digest preview.';
  }
  if (reason === '50001' || reason === '50013') {
    return 'I may not write in this channel. Give me View Channel and Send Messages here and try again, or use /newsdesk digest preview.';
  }
  if (reason === 'is_archived') return 'This channel is archived, so nothing can be posted here.';
  const name = platform === 'discord' ? 'Discord' : 'Slack';
  return `${name} refused the post (${reason}). Whoever runs Newsdesk finds more in its log.`;
}
