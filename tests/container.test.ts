import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { parse } from 'dotenv';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { type Config, readConfig } from '../src/config.ts';
import { readDockerfile, readYaml, type Yaml } from './support/container-files.ts';
import { openWatchRig } from './watch/rig.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const example = read('.env.example');
const variables = Object.keys(parse(example));

const instructions = readDockerfile('Dockerfile');
const valuesOf = (name: string): readonly string[] =>
  instructions.filter((each) => each.name === name).map(({ value }) => value);
const image = Object.fromEntries(
  (valuesOf('ENV')[0] ?? '').split(' ').map((each) => each.split('=') as [string, string]),
);

const compose = readYaml(read('compose.yaml'));
function at(tree: Yaml | undefined, ...path: readonly string[]): Yaml | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return tree;
  return typeof tree === 'object' && !Array.isArray(tree)
    ? at((tree as Readonly<Record<string, Yaml>>)[key], ...rest)
    : undefined;
}
const service = (name: string, ...path: readonly string[]) =>
  at(compose, 'services', name, ...path);
const services = Object.keys(Object(at(compose, 'services')));

/** As compose fills in its variables where `.env` has them. */
const filled = (text: unknown, values: Readonly<Record<string, string>> = {}): string =>
  String(text).replaceAll(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_all, name, other) =>
    String(values[name] ?? other),
  );

function configOf(environment: Readonly<Record<string, string>>): Config {
  const { NODE_ENV: _, ...ours } = environment;
  const config = readConfig(ours);
  if (config.kind === 'mistakes') throw new Error(config.mistakes.join('\n'));
  return config.config;
}

describe('the image', () => {
  test('has the Node that npm scripts run on, named to its last digit', () => {
    const pinned = Object.entries(manifest.optionalDependencies).filter(([name]) =>
      name.startsWith('node-'),
    );
    expect(pinned.length).toBeGreaterThan(0);
    for (const [, version] of pinned)
      expect(valuesOf('FROM')[0]).toBe(`node:${version}-slim AS base`);
    expect(valuesOf('FROM').slice(1)).toEqual(['base AS packages', 'base']);
  });

  test('leaves out the Node that comes as a package, by the names it has on Linux', () => {
    const [, removed = ''] =
      valuesOf('RUN')
        .join('\n')
        .match(/&& rm -r (\S+) /) ?? [];
    const pattern = new RegExp(`^${removed.replace('*', '.*')}$`);
    const onLinux = Object.keys(manifest.optionalDependencies).filter((name) =>
      name.startsWith('node-linux-'),
    );
    expect(onLinux).toHaveLength(2);
    for (const name of onLinux) expect(`node_modules/${name}`).toMatch(pattern);
    const installed = [...Object.keys(manifest.dependencies), '@takumi-rs/core-linux-x64-gnu'];
    for (const name of installed) expect(`node_modules/${name}`).not.toMatch(pattern);
  });

  test('has what the lock file says, without what only tests need, and runs no script of a package', () => {
    expect(valuesOf('RUN')[0]).toMatch(/^npm ci --omit=dev --ignore-scripts /);
  });

  test('runs what `npm start` runs, without npm, as a user who is not root', () => {
    expect(JSON.parse(valuesOf('CMD')[0] ?? '')).toEqual(manifest.scripts.start.split(' '));
    expect(valuesOf('USER')).toEqual(['1000:1000']);
    const names = instructions.map(({ name }) => name);
    expect(names.indexOf('USER')).toBeGreaterThan(names.lastIndexOf('RUN'));
    expect(names.indexOf('USER')).toBeLessThan(names.indexOf('CMD'));
  });

  test('gets what it is made of, and no other file', () => {
    const [first, ...rest] = read('.dockerignore')
      .split('\n')
      .filter((line) => /^[^#]/.test(line));
    expect(first).toBe('*');
    const letIn = rest.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const copied = valuesOf('COPY')
      .filter((value) => !value.startsWith('--from'))
      .flatMap((value) => value.split(' ').slice(0, -1));
    expect([...new Set(copied)].sort()).toEqual(letIn.sort());
    const aliases = Object.values(manifest.imports).map((path) => path.split('/')[1]);
    expect(letIn).toEqual(expect.arrayContaining(aliases));
  });

  test('sets variables that there are, to values that they may have', () => {
    expect(
      Object.keys(image).filter((name) => name !== 'NODE_ENV' && !variables.includes(name)),
    ).toEqual([]);
    const { metrics, preview, data } = configOf(image);
    expect(data).toBe('/var/lib/newsdesk');
    expect([metrics?.host, preview?.host]).toEqual(['0.0.0.0', '0.0.0.0']);
  });

  test('names the ports that it listens on', () => {
    const { metrics, preview } = configOf(image);
    const { slack } = configOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' });
    const port = slack?.connection.kind === 'http' ? slack.connection.port : undefined;
    expect(valuesOf('EXPOSE')).toEqual([[port, preview?.port, metrics?.port].join(' ')]);
  });
});

describe('the health check of the image', () => {
  const [, command = '[]'] = /CMD (\[.*\])$/.exec(valuesOf('HEALTHCHECK')[0] ?? '') ?? [];
  const [program, ...parts] = JSON.parse(command) as readonly string[];
  const check = (port: string) =>
    promisify(execFile)(process.execPath, parts, { env: { METRICS_PORT: port } }).then(
      () => 'healthy',
      () => 'unhealthy',
    );

  test.each([
    [true, 'healthy'],
    [false, 'unhealthy'],
  ])('where a platform is connected: %s, says %s', async (connected, verdict) => {
    expect(program).toBe('node');
    const { watch, url } = await openWatchRig({ platforms: () => new Map([['slack', connected]]) });
    const { port } = new URL(url);
    expect(await check(port)).toBe(verdict);
    await watch.stop();
    expect(await check(port)).toBe('unhealthy');
  });
});

describe('compose.yaml', () => {
  const environment = Object.entries(Object(service('bot', 'environment')));
  const bot = Object.fromEntries(
    environment.map(([name, value]) => [name, filled(value, { POSTGRES_PASSWORD: 'abc' })]),
  );

  test('uses variables that .env.example explains, and no other', () => {
    const used = [...read('compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    expect(used).toContain('POSTGRES_PASSWORD');
    for (const name of [...used, ...Object.keys(bot)]) expect(variables).toContain(name);
  });

  test('sets again what an empty line of .env would take from the image', () => {
    const whole = { ...image, ...parse(example), ...bot };
    expect(configOf(whole)).toMatchObject({
      database: 'postgres://newsdesk:abc@postgres:5432/newsdesk',
      metrics: { port: Number(image.METRICS_PORT), host: image.HOST },
      preview: { host: image.HOST, hosts: expect.arrayContaining(['bot']) },
    });
  });

  test('gives the bot the database that it makes, which has no port and no way out', () => {
    const { username, password, hostname, pathname } = new URL(bot.DATABASE_URL ?? '');
    expect(services).toContain(hostname);
    const database = Object(service(hostname, 'environment'));
    expect(database).toMatchObject({ POSTGRES_USER: username, POSTGRES_DB: pathname.slice(1) });
    expect(filled(database.POSTGRES_PASSWORD, { POSTGRES_PASSWORD: password })).toBe(password);
    expect(service(hostname, 'networks')).toEqual(['store']);
    expect(service('bot', 'networks')).toContain('store');
    expect(at(compose, 'networks', 'store', 'internal')).toBe('true');
    expect(service(hostname, 'ports')).toBeUndefined();
    expect(service('bot', 'depends_on', hostname, 'condition')).toBe('service_healthy');
  });

  test('does not start without a password', () => {
    const without = [...read('compose.yaml').matchAll(/\$\{POSTGRES_PASSWORD([^}]*)\}/g)];
    expect(without).toHaveLength(2);
    for (const [, otherwise] of without) expect(otherwise).toMatch(/^:\?/);
  });

  test('keeps the data where the image of that Postgres has it', () => {
    expect(service('postgres', 'image')).toBe('postgres:18');
    expect(service('postgres', 'volumes')).toEqual(['postgres:/var/lib/postgresql']);
    expect(at(compose, 'volumes', 'postgres')).toBeDefined();
  });

  test('opens ports to this machine alone, and only those of the image', () => {
    const ports = Object(service('bot', 'ports')).map((port: string) => filled(port).split(':'));
    const exposed = valuesOf('EXPOSE')[0]?.split(' ');
    for (const [address, , inside] of ports) {
      expect(address).toBe('127.0.0.1');
      expect(exposed).toContain(inside);
    }
  });

  test.each(['bot', 'postgres'])('holds %s in: nothing to write on, no rights, limits', (name) => {
    expect(service(name)).toMatchObject({
      restart: 'unless-stopped',
      read_only: 'true',
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      deploy: {
        resources: {
          limits: {
            cpus: expect.any(String),
            memory: expect.any(String),
            pids: expect.any(String),
          },
        },
      },
    });
    for (const mount of Object(service(name, 'tmpfs')))
      expect(mount).toMatch(/:size=\d+m,noexec,nosuid,nodev$/);
  });
});
