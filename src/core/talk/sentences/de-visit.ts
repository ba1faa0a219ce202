import type { enVisit } from './en-visit.ts';

/** What is said where the bot is no member, and what stands in the menu of a message, in German. */
export const deVisit: typeof enVisit = {
  findHeadlines: 'Schlagzeilen finden',
  visitingServer:
    'Ich bin nicht auf diesem Server: Ich kann dir antworten, aber hier nichts von mir aus senden, also gibt es nichts einzurichten. Wer den Server verwaltet, kann mich hinzufügen.',
  visitingPeople:
    'Ich bin nicht in dieser Unterhaltung: Ich kann dir antworten, aber hier nichts von mir aus senden, also gibt es nichts einzurichten.',
  ownDigestInstead: 'Für einen eigenen Überblick schick mir eine Direktnachricht mit:',
  addToServer: 'Zum Server hinzufügen',
};
