import { type Reader, value } from './settings.ts';

/** Characters of a secret: 32 random ones of base64 are 192 bits. */
const SHORTEST = 32;

/** The secrets that tokens are sealed with, the newest first. */
export function readSecrets(reader: Reader): readonly string[] {
  const given = value(reader, 'NEWSDESK_SECRET');
  const secrets = (given ?? '').split(',').map((secret) => secret.trim());
  if (given === undefined) return [];
  if (secrets.every(isGood)) return secrets;
  reader.mistakes.push(
    `NEWSDESK_SECRET needs ${SHORTEST} characters or more, without blanks: make one with \`openssl rand -base64 32\`. Where there are several, the newest stands first, with commas between.`,
  );
  return [];
}

const isGood = (secret: string): boolean =>
  secret.length >= SHORTEST && /^[\x21-\x7e]+$/.test(secret);

/** The public address. Slack sends people back to https alone, and browsers keep our cookie for nothing else. */
export function readPublicUrl(reader: Reader): { readonly url?: string } {
  const given = value(reader, 'NEWSDESK_URL');
  if (given === undefined) return {};
  const url = URL.parse(given);
  if (url !== null && isPublic(url)) return { url: url.href.replace(/\/+$/, '') };
  reader.mistakes.push(
    'NEWSDESK_URL is no address that the outside can use: write one such as https://news.example.org, with https and nothing behind a ? or #, or unset it.',
  );
  return {};
}

function isPublic({ protocol, hostname, username, password, search, hash }: URL): boolean {
  const isHere = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  const isPlain = `${username}${password}${search}${hash}` === '';
  return isPlain && (protocol === 'https:' || (protocol === 'http:' && isHere));
}
