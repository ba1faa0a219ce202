/** What is said where the bot is no member, and what stands in the menu of a message, in English. */
export const enVisit = {
  /** At most 32 characters: Discord takes no more. */
  findHeadlines: 'Find headlines',
  visitingServer:
    'I am not in this server: I can answer you, but post nothing here by myself, so there is nothing to set. Somebody who manages the server can add me.',
  visitingPeople:
    'I am not in this conversation: I can answer you, but post nothing here by myself, so there is nothing to set.',
  ownDigestInstead: 'For a digest of your own, send me a direct message with:',
  addToServer: 'Add me to the server',
};
