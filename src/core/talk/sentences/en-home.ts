import { phrasing } from './phrasing.ts';

/** The sentences of a person's home with the bot, and of the headlines that a message is about. */
export const enHome = (locale: string) => {
  const { plural, and } = phrasing(locale);
  const quoted = (words: readonly string[]): string => and(words.map((word) => `“${word}”`));
  return {
    // Find headlines
    foundTitle: 'Headlines about that message',
    foundBy: (names: readonly string[]): string => `Found by ${quoted(names)}.`,
    foundMore: (name: string): string => `More on ${name}`,
    describeFoundMore: (name: string): string => `Look for ${name} in the news`,
    foundNothing: 'Nothing in the news is about that message at the moment.',
    foundNoText: 'There are no words in that message, and I can only read words.',
    foundHint: 'Messages that name a company, a person or a product find most. To look for a word:',

    // The home
    homeGreeting:
      'Hello. This is what is in the news now, and below it what comes to you by itself.',
    homeDigests: 'Your digests',
    homeNoDigests:
      'No digest comes to you yet. Set one, and the news is here each day at your hour.',
    homeMoreDigests: (count: number): string =>
      plural(count, {
        one: 'One more digest comes to you:',
        other: '# more digests come to you:',
      }),
    homeSet: 'Set a digest…',
    homeSetAnother: 'Set another…',
    describeHomeSet: 'Set a digest that comes to you alone',
    homePreview: 'Preview',
    describeHomePreview: (name: string): string => `Show what the digest ${name} would hold now`,
    homeIsIn:
      'When you name the subject of a headline in a channel where I am, I may reply in a thread. What you write is matched and forgotten.',
    homeIsOut: 'You have opted out: I do not reply to what you write, unless you call me by name.',
    homeOptOut: 'No replies to me',
    homeOptIn: 'Replies to me again',
    homeCommands: 'Everything you can say:',
    homeDone: 'That is done. Close this, and your home shows how it is now.',
  };
};
