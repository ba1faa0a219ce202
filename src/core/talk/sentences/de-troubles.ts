import type { Trouble } from '../../news/trouble.ts';
import type { enTroubles } from './en-troubles.ts';
import { phrasing } from './phrasing.ts';

/** The sentences about what went wrong with a feed or a page, in German. */
export const deTroubles = (locale: string): ReturnType<typeof enTroubles> => {
  const { duration } = phrasing(locale);
  return {
    trouble: (trouble) => troubleOf(trouble),
    advice: (trouble, retryAfter) =>
      adviceFor(trouble, retryAfter === undefined ? undefined : duration(retryAfter)),
  };
};

function troubleOf(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'bad address':
      return 'das ist keine Adresse, die ich lesen darf';
    case 'private':
      return 'die Adresse liegt in einem privaten Netz';
    case 'no such host':
      return 'es gibt keinen Server mit diesem Namen';
    case 'no connection':
      return 'dort antwortet niemand';
    case 'not secure':
      return `der Server kann nicht beweisen, wer er ist (${trouble.detail})`;
    case 'too slow':
      return 'der Server braucht zu lange für eine Antwort';
    case 'too large':
      return 'was dort liegt, ist für einen Feed zu groß';
    case 'redirects in circles':
      return 'der Server schickt mich im Kreis';
    case 'status':
      return statusOf(trouble.status);
    case 'blocked':
      return `${trouble.by} bewacht die Seite und lässt keine Bots hinein`;
    case 'gone':
      return 'der Server sagt, dass es den Feed endgültig nicht mehr gibt (410)';
    case 'no feed':
      return 'dort liegt weder ein Feed noch eine Seite, die einen nennt';
    case 'too hard to read':
      return 'was dort liegt, braucht zu viel Zeit oder Speicher zum Lesen';
  }
}

function statusOf(status: number): string {
  if (status === 404) return 'unter dieser Adresse gibt es nichts (404)';
  if (status === 401 || status === 403) return `der Server lässt mich nicht hinein (${status})`;
  if (status === 429) return 'der Server bittet um eine Pause (429)';
  if (status >= 500) return `der Server hat selbst eine Störung (${status})`;
  return `der Server antwortet mit dem Code ${status}`;
}

function adviceFor(trouble: Trouble, wait: string | undefined): string {
  switch (trouble.kind) {
    case 'bad address':
      return 'Eine Adresse beginnt mit http:// oder https:// und enthält weder ein Passwort noch einen ungewöhnlichen Port.';
    case 'private':
      return 'Dort schaue ich nur nach, wenn es freigegeben ist: Wer Newsdesk betreibt, trägt dafür den Host oder den Bereich in NEWSDESK_PRIVATE_FEEDS ein.';
    case 'no such host':
      return 'Ist der Name richtig geschrieben?';
    case 'no connection':
    case 'too slow':
      return 'Versuch es später noch einmal, und schau nach, ob ein Browser die Adresse öffnen kann.';
    case 'not secure':
      return 'Wer die Seite betreibt, muss ihr Zertifikat in Ordnung bringen; von einem Server, dem ich nicht trauen kann, lese ich nichts.';
    case 'too large':
    case 'too hard to read':
      return 'Hat die Seite einen kleineren Feed, etwa nur für ein Thema?';
    case 'redirects in circles':
      return 'Öffne die Adresse in einem Browser und gib mir die, bei der du ankommst.';
    case 'status':
      return adviceForStatus(trouble.status, wait);
    case 'blocked':
      return 'Solche Sperren umgehe ich nicht. Wer die Seite betreibt, kann Feedreader hereinlassen oder bietet den Feed vielleicht unter einer anderen Adresse an.';
    case 'gone':
      return 'Such auf der Seite nach einem neuen.';
    case 'no feed':
      return 'Such auf der Seite nach einem Link namens RSS, Atom oder Feed und gib mir dessen Adresse.';
  }
}

function adviceForStatus(status: number, wait: string | undefined): string {
  if (status === 404)
    return 'Ist sie richtig geschrieben? Such auf der Seite nach einem Link namens RSS, Atom oder Feed.';
  if (status === 401 || status === 403)
    return 'Ein Feed muss für alle offen sein oder seinen Schlüssel in der Adresse haben.';
  if (status !== 429 && status < 500) return 'Schau nach, ob ein Browser die Adresse öffnen kann.';
  return wait === undefined
    ? 'Versuch es später noch einmal.'
    : `Versuch es in ${wait} noch einmal.`;
}
