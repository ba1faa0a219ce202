import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps short texts so that only whoever has a secret can read them, and nobody can change or move them. */
export type Seal = {
  /** With the newest secret. `about` has to be the same to open it. Throws where there is no secret. */
  seal(text: string, about: string): string;
  /** Undefined where no secret fits, or where it was changed or sealed about something else. */
  open(sealed: string, about: string): Opened | undefined;
};

export type Opened = {
  readonly text: string;
  /** With which secret it was sealed: the newest one, or one that is on its way out. */
  readonly by: 'newest' | 'older';
};

const VERSION = 'v1';
const SALT = 16;
/** AES-GCM: a nonce of 96 bits, a tag of 128 (NIST SP 800-38D, 5.2.1). */
const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM, with a key of its own for each text: HKDF of the secret and a random salt. The secrets
 * are long and random, so there is nothing to stretch.
 *
 * @param secrets the newest first; none at all opens nothing
 */
export function createSeal(secrets: readonly string[]): Seal {
  const [newest] = secrets;
  return {
    seal(text, about) {
      if (newest === undefined) throw new Error('there is no secret to seal with');
      const salt = randomBytes(SALT);
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', toKey(newest, salt), nonce);
      cipher.setAAD(toContext(about));
      const hidden = [cipher.update(text, 'utf8'), cipher.final()];
      const bytes = Buffer.concat([salt, nonce, cipher.getAuthTag(), ...hidden]);
      return `${VERSION}.${bytes.toString('base64url')}`;
    },
    open(sealed, about) {
      const bytes = readSealed(sealed);
      const found = bytes && firstThat(secrets, (secret) => unseal(bytes, secret, about));
      return found && { text: found.text, by: found.secret === newest ? 'newest' : 'older' };
    },
  };
}

function firstThat(
  secrets: readonly string[],
  open: (secret: string) => string | undefined,
): { readonly secret: string; readonly text: string } | undefined {
  for (const secret of secrets) {
    const text = open(secret);
    if (text !== undefined) return { secret, text };
  }
  return undefined;
}

const toKey = (secret: string, salt: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, 'newsdesk sealed', 32));

const toContext = (about: string): Buffer => Buffer.from(`${VERSION} ${about}`);

/** Base64 has several spellings of the same bytes; only our own is taken. */
function readSealed(sealed: string): Buffer | undefined {
  const [version, encoded = ''] = sealed.split('.');
  const bytes = Buffer.from(encoded, 'base64url');
  const isOurs = version === VERSION && sealed === `${VERSION}.${bytes.toString('base64url')}`;
  return isOurs && bytes.length >= SALT + NONCE + TAG ? bytes : undefined;
}

function unseal(bytes: Buffer, secret: string, about: string): string | undefined {
  const salt = bytes.subarray(0, SALT);
  const nonce = bytes.subarray(SALT, SALT + NONCE);
  const tag = bytes.subarray(SALT + NONCE, SALT + NONCE + TAG);
  const key = toKey(secret, salt);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  decipher.setAAD(toContext(about)).setAuthTag(tag);
  const text = decipher.update(bytes.subarray(SALT + NONCE + TAG));
  try {
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
