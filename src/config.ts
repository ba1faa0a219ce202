import { config as loadFile } from 'dotenv';
import { type FeedsConfig, readContact, readFeeds, readPrivateFeeds } from './feeds-config.ts';
import { type Role, readDatabase, readRoles, readShards, type Shards } from './scale.ts';
import { readPublicUrl, readSecrets } from './secret-config.ts';
import {
  choice,
  hostOf,
  namesOf,
  type Reader,
  readPort,
  readUrl,
  token,
  value,
} from './settings.ts';
import { portOf, readSlack, type SlackConfig } from './slack-config.ts';
import { type Environment, nearMisses } from './variables.ts';

type PageConfig = {
  readonly port: number;
  readonly host: string;
  /** Names accepted in the Host header, lower case and without the port. */
  readonly hosts: readonly string[];
};

export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the desk itself needs, whichever platforms there are. */
export type DeskConfig = {
  readonly content: string;
  readonly mentions: 'on' | 'off';
  readonly zone: string;
  readonly managers: 'members' | 'admins';
  readonly polled: FeedsConfig;
  /** Hosts, addresses and ranges of the operator's own network that feeds may come from. */
  readonly privateFeeds: readonly string[];
  /** The web or e-mail address that servers are shown. */
  readonly contact: string;
};

export type Config = DeskConfig & {
  readonly slack?: SlackConfig;
  readonly discord?: {
    readonly token: string;
    readonly apiUrl?: string;
    readonly shards?: Shards;
  };
  readonly preview?: PageConfig;
  /** Where metrics and health are served. */
  readonly metrics?: PageConfig;
  readonly data: string;
  /** A Postgres database in the place of the embedded store. */
  readonly database?: string;
  /** What tokens at rest are sealed with, the newest first; none is no install page. */
  readonly secrets: readonly string[];
  /** Where the outside reaches this bot, without a slash at its end. */
  readonly url?: string;
  /** What this process does. */
  readonly roles: readonly Role[];
  /** Whether digests have a card of their lead, where none says otherwise, and trends a chart. */
  readonly pictures: 'on' | 'off';
  readonly logLevel: LogLevel;
};

/** A configuration, or all that is wrong with it: sentences for the operator that hold no secret. */
export type ConfigRead<Wanted = Config> =
  | { readonly kind: 'config'; readonly config: Wanted }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly string[] };

/** pino's, the usual one first. */
const LOG_LEVELS = ['info', 'trace', 'debug', 'warn', 'error', 'fatal', 'silent'] as const;
const PREVIEW_PORT = 8080;

/** The environment of this process, with `.env` of the working folder under it. */
export function loadEnvironment(): Environment {
  loadFile({ quiet: true });
  return process.env;
}

/** Reads everything that `npm start` goes by. */
export const readConfig = (environment: Environment): ConfigRead =>
  toRead(examineConfig(environment));

/** What there is and all that is wrong with it: for whoever looks into a bot that does not start. */
export function examineConfig(environment: Environment): Examined<Config> {
  return examine(environment, (reader) => {
    const slack = readSlack(reader);
    const discord = readDiscord(reader);
    const alone = slack === undefined && discord === undefined;
    const asked = readPort(reader, 'PREVIEW_PORT') ?? (alone ? PREVIEW_PORT : undefined);
    const preview = readPage(reader, asked);
    const metrics = readPage(reader, readPort(reader, 'METRICS_PORT'));
    refuseSharedPorts(reader, slack, { preview, metrics });
    const database = readDatabase(reader);
    reader.mistakes.push(...nearMisses(environment));
    return {
      ...(slack && { slack }),
      ...(discord && { discord }),
      ...(preview && { preview }),
      ...(metrics && { metrics }),
      ...readDesk(reader),
      data: value(reader, 'NEWSDESK_DATA') ?? './data',
      ...(database !== undefined && { database }),
      secrets: readSecrets(reader),
      ...readPublicUrl(reader),
      roles: readRoles(reader, database),
      pictures: choice(reader, 'NEWSDESK_PICTURES', ['on', 'off']),
      logLevel: choice(reader, 'LOG_LEVEL', LOG_LEVELS),
    };
  });
}

/** Reads only what the desk tools go by, so that half a set of tokens does not stop them. */
export const readDeskConfig = (environment: Environment): ConfigRead<DeskConfig> =>
  toRead(examine(environment, readDesk));

type Examined<Wanted> = { readonly config: Wanted; readonly mistakes: readonly string[] };

function examine<Wanted>(
  environment: Environment,
  readAll: (reader: Reader) => Wanted,
): Examined<Wanted> {
  const mistakes: string[] = [];
  return { config: readAll({ environment, mistakes }), mistakes };
}

const toRead = <Wanted>({ config, mistakes }: Examined<Wanted>): ConfigRead<Wanted> =>
  mistakes.length === 0 ? { kind: 'config', config } : { kind: 'mistakes', mistakes };

const readDesk = (reader: Reader): DeskConfig => ({
  content: value(reader, 'NEWSDESK_CONTENT') ?? './content',
  mentions: choice(reader, 'NEWSDESK_MENTIONS', ['on', 'off']),
  zone: readZone(reader),
  managers: choice(reader, 'NEWSDESK_MANAGERS', ['members', 'admins']),
  polled: readFeeds(reader),
  privateFeeds: readPrivateFeeds(reader),
  contact: readContact(reader),
});

function readDiscord(reader: Reader): Config['discord'] {
  const apiUrl = readUrl(reader, 'DISCORD_API_URL');
  const secret = token(reader, 'DISCORD_TOKEN');
  const shards = readShards(reader);
  if (secret === undefined) return undefined;
  return { token: secret, ...(apiUrl !== undefined && { apiUrl }), ...(shards && { shards }) };
}

function readPage(reader: Reader, port: number | undefined): PageConfig | undefined {
  if (port === undefined) return undefined;
  return { port, host: hostOf(reader), hosts: namesOf(reader) };
}

function refuseSharedPorts(
  { mistakes }: Reader,
  slack: SlackConfig | undefined,
  pages: Readonly<Record<'preview' | 'metrics', PageConfig | undefined>>,
): void {
  const taken = new Map<number, string>();
  const ports = {
    SLACK_PORT: slack && portOf(slack),
    PREVIEW_PORT: pages.preview?.port,
    METRICS_PORT: pages.metrics?.port,
  };
  // 0 is any free one.
  for (const [name, port = 0] of Object.entries(ports)) {
    const other = taken.get(port);
    if (port !== 0 && other !== undefined)
      mistakes.push(`${other} and ${name} are both ${port}: give one of them another number.`);
    taken.set(port, name);
  }
}

function readZone(reader: Reader): string {
  const zone = value(reader, 'NEWSDESK_ZONE');
  if (zone === undefined) return Temporal.Now.timeZoneId();
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    reader.mistakes.push(
      `NEWSDESK_ZONE is "${zone}", which is no time zone: write one such as Europe/Rome, or unset it for the machine's.`,
    );
    return 'UTC';
  }
}
