export type Environment = Readonly<Record<string, string | undefined>>;

/** What this version goes by. */
export const VARIABLES = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_PORT',
  'SLACK_API_URL',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_AUTHORIZE_URL',
  'DISCORD_TOKEN',
  'DISCORD_API_URL',
  'DISCORD_SHARDS',
  'DATABASE_URL',
  'NEWSDESK_DATA',
  'NEWSDESK_CONTENT',
  'NEWSDESK_FEEDS',
  'NEWSDESK_PRIVATE_FEEDS',
  'NEWSDESK_CONTACT',
  'NEWSDESK_MENTIONS',
  'NEWSDESK_ZONE',
  'NEWSDESK_MANAGERS',
  'NEWSDESK_PICTURES',
  'NEWSDESK_ROLES',
  'NEWSDESK_HOSTS',
  'NEWSDESK_SECRET',
  'NEWSDESK_URL',
  'PREVIEW_PORT',
  'METRICS_PORT',
  'HOST',
  'LOG_LEVEL',
] as const;

/** A variable that this version goes by. */
export type Variable = (typeof VARIABLES)[number];

const known: ReadonlySet<string> = new Set(VARIABLES);

/** Names that other bots use, or that one would guess, for one of ours. */
const GUESSES: Readonly<Record<string, Variable>> = {
  SLACK_TOKEN: 'SLACK_BOT_TOKEN',
  SLACK_APP_LEVEL_TOKEN: 'SLACK_APP_TOKEN',
  SLACK_SIGNING_KEY: 'SLACK_SIGNING_SECRET',
  NEWSDESK_KEY: 'NEWSDESK_SECRET',
  NEWSDESK_SECRETS: 'NEWSDESK_SECRET',
  DISCORD_BOT_TOKEN: 'DISCORD_TOKEN',
  NEWSDESK_DIR: 'NEWSDESK_DATA',
  NEWSDESK_FOLDER: 'NEWSDESK_DATA',
  NEWSDESK_TIMEZONE: 'NEWSDESK_ZONE',
  NEWSDESK_TZ: 'NEWSDESK_ZONE',
  NEWSDESK_HOST: 'HOST',
  NEWSDESK_PORT: 'PREVIEW_PORT',
  NEWSDESK_LOG_LEVEL: 'LOG_LEVEL',
};

/** Two slips of the finger. */
const NEAR = 2;

/** Mistakes for variables that look like ours and are not, unless the right one is set as well. */
export const nearMisses = (environment: Environment): readonly string[] =>
  Object.keys(environment)
    .filter((name) => environment[name]?.trim() && !known.has(name))
    .flatMap((name) => nearMiss(name, environment));

function nearMiss(name: string, environment: Environment): readonly string[] {
  const meant = GUESSES[name] ?? VARIABLES.find((each) => isNear(each, name));
  if (meant !== undefined && !environment[meant]?.trim())
    return [`${name} is set, but nothing reads it: did you mean ${meant}?`];
  if (!name.startsWith('NEWSDESK_')) return [];
  return [`${name} is no variable of Newsdesk: unset it; .env.example lists them all.`];
}

/** Short names such as HOST are near to too much that has nothing to do with us. */
function isNear(ours: string, name: string): boolean {
  return /^(SLACK|DISCORD|NEWSDESK|PREVIEW)_/.test(ours) && distance(ours, name) <= NEAR;
}

/** How many letters have to be added, left out or changed to get from one to the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [index, each] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (each === letter ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
