import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** A server that is there already, by the address of a user who may create databases. */
const given = process.env.NEWSDESK_TEST_POSTGRES;

/** Debian's, the newest first; then what Fedora, Arch and Homebrew have on the path. */
const CANDIDATES = [
  ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
  '/usr/bin',
  '/opt/homebrew/bin',
];

const binaries = CANDIDATES.find((folder) => existsSync(join(folder, 'initdb')));

type User = { readonly uid?: number; readonly gid?: number };

/** initdb refuses to work for root; a user that can do nothing else takes its place. */
const runner: User | undefined = process.getuid?.() === 0 ? findUser(['postgres', 'nobody']) : {};

const why =
  given !== undefined || (binaries !== undefined && runner !== undefined)
    ? ''
    : 'skipped: no Postgres here; apt-get install postgresql, or set NEWSDESK_TEST_POSTGRES';

/** Why a suite that needs Postgres is skipped; nothing where it is not. */
export const postgresNote: string = why && ` (${why})`;

/** Why a suite is skipped that stops the server, and so needs one of its own. */
export const restartNote: string =
  given === undefined ? postgresNote : ' (skipped: NEWSDESK_TEST_POSTGRES is not ours to stop)';

// A skipped suite is one number in a report; what was not tested is worth a line.
if (postgresNote !== '')
  process.stderr.write(`The engine on Postgres is not tested${postgresNote}\n`);

/** A word that must never be seen again. */
export const PASSWORD = 'swordfish-4711';

export type TestPostgres = {
  /** The address of a new, empty database. */
  database(): Promise<string>;
  /** Stops the server; whoever is connected is cut off. */
  stop(): Promise<void>;
  /** Starts it again, where it was. */
  start(): Promise<void>;
  /** Removes everything. */
  close(): Promise<void>;
};

/** Starts a cluster of our own on loopback, or makes databases on the server that was given. */
export async function startPostgres(): Promise<TestPostgres> {
  return given === undefined ? startCluster() : useServer(given);
}

async function startCluster(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-postgres-'));
  if (runner?.uid !== undefined && runner.gid !== undefined)
    chownSync(folder, runner.uid, runner.gid);
  await initialize(folder);
  const port = await freePort();
  const server = `postgres://newsdesk:${PASSWORD}@127.0.0.1:${port}`;
  let stopServer = await startServer(folder, port);
  const stop = async (): Promise<void> => stopServer();
  return {
    database: () => createDatabase(server),
    stop,
    async start() {
      stopServer = await startServer(folder, port);
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function initialize(folder: string): Promise<void> {
  const words = join(folder, 'password');
  await writeFile(words, PASSWORD, { mode: 0o644 });
  await run(
    join(binaries ?? '', 'initdb'),
    // biome-ignore format: one option a line is harder to read
    ['-D', join(folder, 'data'), '-U', 'newsdesk', '-A', 'scram-sha-256', `--pwfile=${words}`,
     '--no-sync', '--encoding=UTF8', '--locale=C'],
    { ...runner, cwd: folder },
  );
}

/** A line ends the server. So does our own end, whatever it is, and then nobody will need its folder. */
const KEEPER = `exec 3<&0; "$@" & server=$!
{ read -r _ <&3; asked=$?; kill -INT $server; exit $asked; } & reader=$!
wait $server; kill $reader 2>/dev/null; wait $reader || rm -rf "$0"`;

async function startServer(folder: string, port: number): Promise<() => Promise<void>> {
  // biome-ignore format: one setting a line is harder to read
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=',
    'fsync=off', 'full_page_writes=off', 'shared_buffers=32MB', 'lc_messages=C'];
  const child = spawn(
    'sh',
    // biome-ignore format: a command line
    ['-c', KEEPER, folder, join(binaries ?? '', 'postgres'), '-D', join(folder, 'data'),
     ...settings.flatMap((setting) => ['-c', setting])],
    { ...runner, cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'exit');
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      said += chunk;
      if (said.includes('ready to accept connections')) resolve();
    });
    child.once('exit', () => reject(new Error(`Postgres did not start:\n${said}`)));
  });
  await ready;
  return async () => {
    child.stdin.end('stop\n');
    await ended;
  };
}

async function useServer(url: string): Promise<TestPostgres> {
  const made: string[] = [];
  const refuse = async (): Promise<never> => {
    throw new Error('NEWSDESK_TEST_POSTGRES is not ours to stop');
  };
  return {
    async database() {
      const address = await createDatabase(url);
      made.push(new URL(address).pathname.slice(1));
      return address;
    },
    stop: refuse,
    start: refuse,
    close: () =>
      asked(
        url,
        made.map((name) => `drop database "${name}" with (force)`),
      ),
  };
}

async function createDatabase(server: string): Promise<string> {
  const name = `newsdesk_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = new URL(server);
  if (admin.pathname.length <= 1) admin.pathname = '/postgres';
  await asked(admin.href, [`create database "${name}"`]);
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

/** Runs statements on a connection of their own. */
export async function asked(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address === 'string' || address === null) throw new Error('no port');
  return address.port;
}

function findUser(names: readonly string[]): User | undefined {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = names.map((name) => users.find(([each]) => each === name)).find(Boolean);
  return user && { uid: Number(user[2]), gid: Number(user[3]) };
}
