import type { ListOwner } from '../../desk/feed-lists.ts';
import type { Part } from '../../desk/filter.ts';
import type { Silence } from '../../desk/silence.ts';
import type { Quiet } from '../../desk/why.ts';
import type { Arrival } from '../../news/origin.ts';
import type { Place } from '../../ports.ts';
import { forWhom } from './en-feeds.ts';
import { phrasing } from './phrasing.ts';

const PARTS: Readonly<Record<Part, string>> = {
  title: 'its title',
  source: 'the name of its source',
  topic: 'its topic',
  text: 'its text',
};

type Early = Exclude<Arrival, 'came'>;

const ARRIVALS: Readonly<Record<Early, string>> = {
  backlog:
    'It stood in the feed when that was first read, so it counts as told for every digest but a channel’s first.',
  'before follow':
    'It was on the desk before the feed was followed here, so it counts as told for every digest but a channel’s first.',
};

const SILENCES: Readonly<Record<Silence, string>> = {
  'no match': 'what was said did not name it',
  'mentions off': 'mention replies were off',
  muted: 'the word or the story was muted',
  'opted out': 'whoever wrote wants no replies',
  'told in thread': 'it stood in that thread already',
  'told today': 'its story had been a reply here that day',
  'cooling down': 'the last reply here was too recent',
  'budget spent': 'this channel had had as many replies as it may have in an hour',
  'seen before': 'the message came twice',
  'not posted': 'the reply could not be posted',
};

/** A headline and who says so. */
type Told = { readonly title: string; readonly source?: string | undefined };

const named = ({ title, source }: Told): string =>
  source === undefined ? `“${title}”` : `“${title}” (${source})`;

/** The sentences of `why`. */
export const enWhy = (locale: string) => {
  const { number, plural, and, or } = phrasing(locale);
  const quoted = (words: readonly string[]): string => or(words.map((word) => `“${word}”`));
  return {
    whyHint:
      'Give me the link of an article or words of its headline, and I say where it came from, what became of it in this channel, and why:',
    whyExamples: [
      '/newsdesk why https://example.com/article',
      '/newsdesk why nissan foxconn',
    ] as readonly string[],
    whyLastPost: 'Or ask about a headline of the last post here:',
    whyMenu: 'Why this one…',
    whyAnother: 'Another one…',

    // Nothing found
    whyNoLink:
      'No feed that this channel sees has brought that link, and it stands in no edition. What is older than 30 days is not kept.',
    whyNear: 'Of that site this channel follows:',
    whyNoWords: (words: string): string =>
      `No headline that this channel sees has “${words}”. What is older than 30 days is not kept.`,

    // Where it came from
    whyEdition: (edition: string): string =>
      `It stands in the edition ${edition}, which whoever runs Newsdesk has put on the desk for everybody.`,
    whySeen: 'First fetched ',
    whyFrom: 'From the feed ',
    whyFollowed: (by: ListOwner, place: Place): string => `, followed ${forWhom(by, place)}`,
    whySince: ' since ',
    whyArrival: (arrival: Early): string => ARRIVALS[arrival],
    whyAlone: 'Nothing else that this channel sees tells its story.',
    whyOthers: (others: readonly Told[], more: number): string =>
      `Its story is also told by ${and([...others.map(named), ...(more > 0 ? [`${number(more)} more`] : [])])}.`,

    // Digests
    whyNoDigests: 'No digest comes here by itself.',
    whyIn: 'it would be in the next one',
    whyInBy: (title: string): string => `its story would be in the next one, told by “${title}”`,
    whyWaits: (stories: number, min: number): string =>
      `it is new, and the digest waits: ${number(stories)} of ${number(min)} stories are there`,
    whyBeyond: (place: number, max: number): string =>
      `it is new, but its story is number ${number(place)} and the digest holds ${number(max)}`,
    whyNotTopic: (topics: readonly string[]): string =>
      `left out, because it is not under ${or(topics)}`,
    whyNoInclude: (words: readonly string[]): string =>
      `left out, because it has none of its include words: ${quoted(words)}`,
    whyExclude: (word: string, part: Part): string =>
      `left out by exclude:“${word}”, which is in ${PARTS[part]}`,
    whyTold: 'not again, because its story was told there already',
    whyToldAt: 'not again, because its story was told there already: ',
    whyCountsAsTold: 'left out, because it counts as told',
    whyOld: 'left out, because it came before the last digest of ',
    whyTooOld: 'left out, because a first digest goes back no more than 24 hours',
    whyUnseen: 'left out, because its feed is not followed where that digest is posted',
    whyParked: 'parked since ',
    whyMoreDigests: (count: number): string =>
      plural(count, { one: '# more digest:', other: '# more digests:' }),

    // Posts and replies
    whyPosts: 'Posted here',
    whyNotPosted: 'No post in this channel has told it.',
    whyPostedOnce: 'It was told here, longer ago than I know the post of.',
    whyQuiet: (quiet: Quiet): string => {
      switch (quiet.kind) {
        case 'off':
          return 'It can be no reply here: mention replies are off in this channel.';
        case 'off for all':
          return 'It can be no reply: mention replies are off for this whole installation (NEWSDESK_MENTIONS=off).';
        case 'story':
          return 'It can be no reply here: its story is muted.';
        case 'word':
          return `Nobody gets a reply here for saying “${quiet.word}”, which is muted and in its title.`;
      }
    },
    /** Before the instant of the last time. */
    whySilence: (because: Silence, times: number): string =>
      times === 1
        ? `It was named here and I kept quiet, because ${SILENCES[because]}: `
        : `It was named here ${number(times)} times and I kept quiet, because ${SILENCES[because]}; last `,
  };
};
