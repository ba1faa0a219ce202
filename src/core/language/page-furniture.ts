/** Longer sentences are news, whatever is in them; in UTF-16 units. */
const LONGEST = 240;

/** With one of these begins what is said to the reader of a page; in lower case. */
const INVITATIONS = [
  'scroll (?:down|over|through)',
  'click (?:here|to|on|through)',
  'read (?:more|also|the full|next)',
  'watch(?: the)? video|watch (?:below|above|here|now)',
  'see (?:also|more|below)|more from',
  'follow (?:us|him|her|them|the latest)|follow @\\w*',
  'sign up|subscribe|get the latest|have your say|tell us',
  'share (?:this|your)|join (?:the conversation|us)|like us on',
  'related(?: articles?| stories| topics| content)?:|more:|most read|story highlights|hide caption',
  'for more (?:on|information|news|stories)|you (?:may|might) also',
  'this (?:article|story|post|page|report) (?:was (?:originally|first|updated|corrected)|has been|originally|first appeared|may)',
  'copyright (?:©|\\(c\\)|\\d|by|of)|©',
  '(?:photos?|images?|pictured?|pictures|videos?|credits?|source|graphic|file photo)(?: by| courtesy of)?:',
  "editor['’]s note|thank you for (?:reading|watching|listening|using|visiting)|sorry,? (?:we are|comments)",
  'comments? (?:below|are closed)|(?:the )?(?:views|opinions) expressed',
  '(?:advertisement|what do you think\\?)\\W*$',
];
const INVITATION = new RegExp(`^["“'‘(]?(?:${INVITATIONS.join('|')})(?!\\p{L})`, 'u');
const CREDITS = [
  '©',
  'all rights reserved',
  'contributed to this report',
  'contributed to this story',
  'contributed to this article',
  'reporting by ',
  'writing by ',
  'editing by ',
  'getty images',
  'facebook and twitter',
  'not responsible for the content',
  'no part of this',
  'may not be published',
  'may not be reproduced',
];
/** `UPDATED: .`, `Last modified on 3 May`; but not `Published by Penguin, the book`. */
const STAMP =
  /^\W*(?:last )?(?:published|updated|created|posted|modified|edited)\W*(?::|\.\W*$|\||(?:on |at )?\d)/i;

/** Whether a sentence belongs to the page and not to the story. */
export function isBoilerplate(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text.slice(0, LONGEST))) return true;
  if (text.length > LONGEST) return false;
  const small = text.toLowerCase();
  return (
    STAMP.test(text) || INVITATION.test(small) || CREDITS.some((credit) => small.includes(credit))
  );
}

const MONTH = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const IN_DATES = new RegExp(
  `^(?:\\d{1,4}(?:st|nd|rd|th)?|\\d{1,2}:\\d{2}|(?:${MONTH})[a-z]{0,6}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]m|[a-z]{2,3}t|gmt|utc|at|on|of|ago|hours?|minutes?)$`,
  'i',
);

/** Whether a sentence says no more than when. */
export function isDate(text: string): boolean {
  if (text.length > 60 || !/\d/.test(text)) return false;
  const words = text.split(/[^\p{L}\p{N}:]+/u).filter((word) => word !== '');
  return words.length > 1 && words.every((word) => IN_DATES.test(word));
}

const BY = /^(?:Written |Reported |Reporting )?[Bb][Yy][:.]?\s+(?=["“'‘]?\p{Lu})/u;
const JOINING = /^(?:and|for|of|in|the|de|van|von|der|la|le|at)$/;
const CAPITAL = /^["“'‘(@]*\p{Lu}/u;
const TRADE =
  /\b(?:Reporter|Correspondent|Editor|Staff|Writer|Press|Reuters|Online|Mail(?:online)?)\s*[.]?$/u;

/** `By Ada Lowe, Science Correspondent`; a name alone where `By` stood on the line before (`named`). */
export function isByline(text: string, { named }: { readonly named: boolean }): boolean {
  if (text.length > 120) return false;
  const names = text.replace(BY, '');
  const words = names.split(/[\s,.]+/).filter((word) => word !== '');
  const onlyNames = words.every((word) => CAPITAL.test(word) || JOINING.test(word));
  if (!onlyNames || words.length > 12) return false;
  return names !== text || named || (words.length < 6 && TRADE.test(text));
}
