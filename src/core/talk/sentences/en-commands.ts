/** What commands and their options are for: one line each, at most 100 characters, since Discord shows no more. */
const commands = {
  news: {
    about: 'The front page, or a search: /news coca-cola',
    words: 'What to look for: a company, a person, a subject',
    page: 'Which page',
  },
  digestSet: {
    about: 'Bring a digest to this channel by itself, at its hour',
    time: 'A time of day, such as 08:30 or 8am',
    days: 'daily, weekdays, weekends, or days such as mon,thu',
    zone: 'A time zone, such as Europe/Rome',
    topics: 'Only these topics, with commas between them',
    max: 'Most stories in one digest',
    min: 'Wait until so many are there',
    include: 'Only stories with one of these words or "phrases"',
    exclude: 'No stories with one of these words or "phrases"',
    empty: 'When nothing is new: skip it, or say so',
    picture: 'A picture of the first story, or none',
    name: 'A name, to have several in one channel',
    to: 'Another channel or thread to post it in',
  },
  digestShow: {
    about: 'The digests of this channel: when they come, and what became of the last one',
  },
  digestPreview: { about: 'Show to you alone what a digest would hold now' },
  digestNow: { about: 'Post a digest now' },
  digestOff: { about: 'End a digest of this channel' },
  /** An option of several of these. */
  whichDigest: 'Which digest of this channel, where it has several',
  feedsAdd: {
    about: 'Follow a feed: its address, that of a page, several at once, or the word starter',
    url: 'The address of a feed or a web page; several with blanks between them; or starter',
    topic: 'A topic to put it under, for digests of some topics',
  },
  feedsList: { about: 'The feeds that are followed here, and how each of them is' },
  feedsRemove: { about: 'Follow a feed no more', feed: 'Its name or its address' },
  feedsImport: {
    about: 'Follow all feeds of an OPML file, as every feed reader writes one',
    file: 'The OPML file',
    text: 'Or what is in it, pasted',
  },
  feedsExport: { about: 'The feeds that were added here as an OPML file, for any feed reader' },
  /** An option of several of these. */
  whereFeeds: 'everywhere in this workspace or server, or only here in this channel',
  watchAdd: {
    about: 'Reply here with the newest headline that has certain words, when somebody says them',
    words: 'Words or phrases, with commas between them',
  },
  watchRemove: {
    about: 'Watch some words no more',
    words: 'What is watched, with commas between',
  },
  watchList: { about: 'The words that this channel watches' },
  mentionsShow: { about: 'Whether I reply to what is said here, and what is muted' },
  mentionsOn: { about: 'Reply in a thread when the subject of a headline is named here' },
  mentionsOff: { about: 'No replies to what is said in this channel' },
  mentionsMute: {
    about: 'No replies here to some words, such as a name',
    words: 'Words or phrases, with commas between them',
  },
  mentionsUnmute: {
    about: 'Take back what was muted: words, or a story by words of its title',
    words: 'What is muted, with commas between',
  },
  mentionsOptOut: { about: 'No replies to what you write yourself' },
  mentionsOptIn: { about: 'Replies to what you write, where they are on' },
  language: {
    about: 'The language that I write in this channel',
    language: 'One of them, or auto for that of whoever asks',
  },
  trends: { about: 'Who was most in the news of the last two weeks, as a chart' },
  status: {
    about: 'How it is here: digests, feeds, replies, the last posts, and who changed what',
  },
  why: {
    about: 'Why a headline came here, or did not: by its link or words of it',
    words: 'The link of an article, or words of its headline',
  },
  help: { about: 'Everything you can say' },
};

/**
 * The words of commands and the names of their options, as forms show them, and Discord where it offers them:
 * there each is at most 32 letters and digits, in lower case, without blanks. Typed are always the English ones.
 */
const names = {
  news: 'news',
  newsdesk: 'newsdesk',
  digest: 'digest',
  set: 'set',
  show: 'show',
  preview: 'preview',
  now: 'now',
  off: 'off',
  on: 'on',
  feeds: 'feeds',
  add: 'add',
  list: 'list',
  remove: 'remove',
  import: 'import',
  export: 'export',
  watch: 'watch',
  mentions: 'mentions',
  mute: 'mute',
  unmute: 'unmute',
  optout: 'optout',
  optin: 'optin',
  trends: 'trends',
  status: 'status',
  why: 'why',
  language: 'language',
  help: 'help',
  words: 'words',
  page: 'page',
  time: 'time',
  days: 'days',
  zone: 'zone',
  topics: 'topics',
  max: 'max',
  min: 'min',
  include: 'include',
  exclude: 'exclude',
  empty: 'empty',
  picture: 'picture',
  name: 'name',
  to: 'to',
  url: 'url',
  topic: 'topic',
  where: 'where',
  feed: 'feed',
  file: 'file',
  text: 'text',
};

/** What can be chosen for an option, as forms show it. */
const choices = {
  skip: 'skip',
  say: 'say',
  on: 'on',
  off: 'off',
  everywhere: 'everywhere',
  here: 'here',
  show: 'show',
  auto: 'auto',
  de: 'Deutsch',
  en: 'English',
  ja: '日本語',
};

export const enCommands = { commands, names, choices };
