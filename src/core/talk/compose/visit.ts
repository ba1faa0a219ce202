import type { Visit } from '../../ports.ts';
import { code, controls, type Doc, doc, text } from '../doc.ts';
import type { Sentences } from '../sentences/sentences.ts';

const OWN_DIGEST = '/newsdesk digest set 08:30';

/** Why nothing can be set where the bot only visits, and what can be done instead. */
export function composeVisit({ invite }: Visit, { say }: { readonly say: Sentences }): Doc {
  const sentence = invite === undefined ? say.visitingPeople : say.visitingServer;
  const instead = text(say.ownDigestInstead, ' ', code(OWN_DIGEST));
  const fallback = `${sentence} ${say.ownDigestInstead} ${OWN_DIGEST}`;
  if (invite === undefined) return doc(fallback, text(sentence), instead);
  const add = controls({ kind: 'open', label: say.addToServer, url: invite });
  return doc(fallback, text(sentence), instead, add);
}
