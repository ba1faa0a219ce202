import type { Doc } from '#core/talk/doc.ts';
import { hasPictures, withoutPictures } from '#core/talk/pictured.ts';
import { CODE, refusalOf } from './failure.ts';

/**
 * Refusals that a picture can be the reason of: it takes the permission Attach Files, may be too large
 * there, or be found unfit; and some edits that bring one are refused as invalid (discord-api-docs#7529).
 */
const OF_PICTURES: readonly (number | undefined)[] = [
  413,
  CODE.explicitContent,
  CODE.tooLarge,
  CODE.missingPermissions,
  CODE.invalidBody,
];

/**
 * Says a Doc as it is, or in words alone where Discord refuses its pictures. What Discord has refused
 * does not stand; of any other failure nobody knows, so it is passed on and nothing is said twice.
 */
export async function inPictures<Said>(doc: Doc, say: (doc: Doc) => Promise<Said>): Promise<Said> {
  try {
    return await say(doc);
  } catch (error) {
    if (!hasPictures(doc) || !OF_PICTURES.includes(refusalOf(error))) throw error;
    return say(withoutPictures(doc));
  }
}
