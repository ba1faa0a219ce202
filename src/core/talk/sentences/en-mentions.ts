import type { Rule } from '../../desk/mention.ts';
import type { Place } from '../../ports.ts';
import { type Around, phrasing } from './phrasing.ts';

/** Before the word that a reply is due to. */
const MATCHED: Readonly<Record<Rule, string>> = {
  name: 'Named here: ',
  alias: 'Named here: ',
  'name and context': 'Named here: ',
  'two names': 'Named here: ',
  'same words': 'Quoted here: ',
  watch: 'Watched here: ',
};

/** What a message did to get its reply; before the headline. */
const BECAUSE: Readonly<Record<Rule, (keyword: string) => string>> = {
  name: (keyword) => `Somebody here said “${keyword}”, and that is a name in this headline:`,
  alias: (keyword) =>
    `Somebody here used another name of “${keyword}”, as this desk’s list of aliases has it, and that is a name in this headline:`,
  'name and context': (keyword) =>
    `Somebody here said “${keyword}” and spoke of what this headline is about:`,
  'two names': (keyword) =>
    `Somebody here said “${keyword}” together with another name in this headline:`,
  'same words': () => 'Somebody here used most of the words of this headline:',
  watch: (keyword) =>
    `Somebody here said “${keyword}”, which this channel watches, and this was the newest headline with it:`,
};

/** Where somebody has opted out. */
const where = ({ platform, direct }: Place): string => {
  if (platform === 'slack') return 'in this workspace';
  if (platform !== 'discord') return 'here';
  return direct ? 'on any server' : 'on this server';
};

/** The sentences about replies to what is said in a channel. */
export const enMentions = (locale: string) => {
  const { number, plural, and } = phrasing(locale);
  const quoted = (words: readonly string[]): string => and(words.map((word) => `“${word}”`));
  return {
    // On the reply
    matched: (because: Rule): string => MATCHED[because],
    whyButton: 'Why this?',
    describeWhy: 'Tell me alone why this was said',
    muteButton: 'Mute…',
    describeMute: 'Hear less of this',

    // Why this?
    because: (because: Rule, keyword: string): string => BECAUSE[because](keyword),
    becauseGone: 'The headline is not on the desk any more.',
    whyRules:
      'I bring a story up once a day in a channel, not in a thread that has it already, and not many in a row. What people write is matched and forgotten.',

    // Mute…
    muteQuestion: 'What should be quieter?',
    muteForAll: 'Muting is for everybody in this channel; “Not for me” is for you alone.',
    muteForYou: (reason: string): string =>
      `What is muted for the whole channel is not yours to change. ${reason} For you alone:`,
    muteWord: (word: string): string => `Mute “${word}” here`,
    muteStory: 'Mute this story here',
    muteChannel: 'No mention replies here',
    notForMe: 'Not for me',
    describeNotForMe: 'No replies to what I write',
    undo: 'Undo',

    // What is muted
    wordsMuted: (words: readonly string[]): string =>
      `Muted here: ${quoted(words)}. Nobody gets a reply for saying that in this channel.`,
    storyMuted: (title: string | undefined): string =>
      title === undefined ? 'Muted here: that story.' : `Muted here: the story “${title}”.`,
    unmuted: 'That may get replies here again.',
    notMuted: (phrase: string, words: readonly string[]): string =>
      words.length === 0
        ? `“${phrase}” is not muted here, and no other word is. What is muted: /newsdesk mentions show.`
        : `“${phrase}” is not muted here. Muted words: ${quoted(words)}.`,
    tooManyMutes: (most: number): string =>
      `This channel can mute ${number(most)} words at most. Unmute some first, with /newsdesk mentions unmute, or switch all replies off: /newsdesk mentions off.`,
    muteHint: 'Say which words should get no reply here, with commas between them:',
    muteExample: '/newsdesk mentions mute foxconn, rare earths',
    unmuteHint: 'Say which words may get replies here again:',
    unmuteExample: '/newsdesk mentions unmute foxconn',
    mutedWords: (words: readonly string[]): string => `Muted words: ${quoted(words)}.`,
    mutedStories: (titles: readonly string[]): string => `Muted stories: ${quoted(titles)}.`,
    unmuteMenu: 'Unmute…',

    // On and off
    mentionsAreOn:
      'Mention replies are on in this channel: when somebody names the subject of a headline, I reply in a thread, once a day for each story.',
    mentionsAreOff:
      'Mention replies are off in this channel. I only answer commands, and when I am called by name.',
    mentionsOffForAll:
      'Mention replies are switched off for this whole installation (NEWSDESK_MENTIONS=off), so this channel stays quiet either way. Ask whoever runs Newsdesk.',
    optedOut: (place: Place): string =>
      `I will not reply any more to what you write ${where(place)}. Call me by name and I still answer.`,
    optedIn: (place: Place): string =>
      `What you write ${where(place)} may get a reply again, where replies are on.`,
    youAreOut: ['You have opted out of replies to what you write. To opt in: ', '.'] as Around,

    // Watches
    watchHint: 'Say which words this channel should watch, with commas between them:',
    watchExample: '/newsdesk watch add rare earths, lithium',
    unwatchHint: 'Say which words this channel should watch no more:',
    unwatchExample: '/newsdesk watch remove lithium',
    watchAdded: (words: readonly string[]): string =>
      `Watched here: ${quoted(words)}. When somebody says that in this channel, I reply in a thread with the newest headline that has it.`,
    watchWaits: 'Mention replies are off here, so nothing comes of it until they are on:',
    watchRemoved: (words: readonly string[]): string =>
      `Not watched here any more: ${quoted(words)}.`,
    watchesHere: 'Watched in this channel',
    watchFinds: (count: number): string =>
      count === 0
        ? 'no headline at the moment'
        : plural(count, { one: '# headline', other: '# headlines' }),
    noWatches: 'This channel watches no words of its own. To add some:',
    removeMenu: 'Remove…',
    watchesShort: (words: readonly string[]): string => `Watched words: ${quoted(words)}.`,
    tooManyWatches: (most: number): string =>
      `This channel can watch ${number(most)} words or phrases at most. Remove some first: /newsdesk watch remove.`,
    watchIsMuted: (word: string): string =>
      `“${word}” is muted here, so watching it would bring nothing. First: /newsdesk mentions unmute ${word}`,
    notWatched: (word: string, words: readonly string[]): string =>
      words.length === 0
        ? `“${word}” is not watched here; no word is.`
        : `“${word}” is not watched here. Watched are ${quoted(words)}.`,
    wordTooShort: (word: string): string =>
      `“${word}” is a single letter, which every message has. Give a whole word.`,
  };
};
