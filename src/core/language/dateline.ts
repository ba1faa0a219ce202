/** No dateline is longer, in UTF-16 units; nothing behind that is looked at. */
const LONGEST = 120;

/** News agencies, whose names stand in datelines with or without a dash. */
const AGENCY =
  'CNN[^)]{0,30}|Reuters[^)]{0,20}|AP|AFP|BBC|UPI|dpa|DPA|PA|ANSA|EFE|PTI|ANI|IANS|TASS|Xinhua|Kyodo|Yonhap|' +
  'Bloomberg|(?:The )?Associated Press|Agence France-Presse';
const DASH = '(?:--+|—|–|-)';
const DATE = '[A-Z][a-z]{2,8}\\.? \\d{1,2}(?:, \\d{4})?';
/** What follows is a sentence: `NASA — the space agency — said` has no dateline. */
const SENTENCE = '(?=["\'“‘]?[\\p{Lu}\\d$£€])';

const DATELINES = [
  // ROME (Reuters) - Text; (CNN)Text
  `^[^()a-z]?(?:[^()]{0,60}\\s)?\\((?:${AGENCY})\\)\\s*(?:(?:${DASH}|:)\\s*)?${SENTENCE}`,
  // (Some Paper)Text: nobody but a scraper writes it so
  `^(?:[^()]{0,60}\\s)?\\([A-Z][^()]{1,30}\\)(?=["“]?\\p{Lu})`,
  // ROME (Agency) -- Text
  `^[^()]{0,60}\\([A-Z][^()]{1,30}\\)\\s*${DASH}\\s+${SENTENCE}`,
  // ROME, March 3 – Text; ROME — Text; NEW YORK, Jan. 5 - Text
  `^\\p{Lu}[\\p{Lu}.' -]{2,30}(?:, \\p{Lu}[\\p{L}. -]{1,20})?(?:, ${DATE})?\\s+${DASH}\\s+${SENTENCE}`,
].map((dateline) => new RegExp(dateline, 'u'));

/** A paragraph's first sentence without the place, agency and date in front of it. */
export function withoutDateline(text: string): string {
  const head = text.slice(0, LONGEST);
  for (const dateline of DATELINES) {
    const found = dateline.exec(head);
    if (found !== null) return text.slice(found[0].length);
  }
  return text;
}
