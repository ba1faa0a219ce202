import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

/** The bot as `npm start` runs it, in a folder of its own, with nothing of this machine's environment. */
export type BotProcess = {
  readonly folder: string;
  /** What it has logged so far. */
  readonly lines: readonly LogLine[];
  /** What it said to whoever started it. */
  said(): string;
  /** The first log line with this message, now or later; rejects when the process ends without it. */
  line(message: string): Promise<LogLine>;
  /** Sends SIGTERM and resolves to the exit code. */
  stop(): Promise<number | null>;
  readonly pid: number;
  /** Ends it at once, as a crash does. */
  kill(): Promise<unknown>;
  /** Resolves to the exit code. */
  readonly ended: Promise<number | null>;
};

const MAIN = resolve('src/main.ts');
/**
 * A small young generation, in which all that is made begins: V8 else takes what a start reads and drops for what
 * stays. Both keep the memory of a bot that mostly waits in bounds.
 */
export const V8_FLAGS = ['--max-semi-space-size=4', '--no-allocation-site-pretenuring'];
const FLAGS = [...V8_FLAGS, `--import=${pathToFileURL('src/compiled.js')}`];

type Start = { readonly environment?: Readonly<Record<string, string>>; readonly folder?: string };

/** A folder with the shipped content in it, removed by `removeFolders`. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-bot-'));
  folders.push(folder);
  cpSync('content', join(folder, 'content'), { recursive: true });
  return folder;
}

const folders: string[] = [];
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function startProcess({ environment = {}, folder = makeFolder() }: Start = {}): BotProcess {
  const child = spawn(process.execPath, [...FLAGS, MAIN], {
    cwd: folder,
    env: { PATH: process.env.PATH, NEWSDESK_ZONE: 'UTC', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: LogLine[] = [];
  const waiting = new Map<string, (line: LogLine) => void>();
  const ended = once(child, 'close').then(([code]) => code as number | null);
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as LogLine;
    lines.push(line);
    waiting.get(line.msg)?.(line);
  });
  const said = collect(child);
  return {
    folder,
    lines,
    said,
    ended,
    pid: child.pid ?? 0,
    kill() {
      child.kill('SIGKILL');
      return ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async line(message) {
      const there = lines.find(({ msg }) => msg === message);
      if (there) return there;
      const later = new Promise<LogLine>((found) => waiting.set(message, found));
      const line = await Promise.race([later, ended]);
      if (typeof line === 'object' && line !== null) return line;
      throw new Error(
        `ended with ${line} and never logged “${message}”:\n${said()}${JSON.stringify(lines)}`,
      );
    },
  };
}

function collect({ stderr }: ChildProcess): () => string {
  let text = '';
  stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text;
}

/** Types a line into the preview page of a running bot; resolves to the text of Slack's payloads. */
export async function type(bot: BotProcess, text: string): Promise<string> {
  const { url } = await bot.line('ready');
  const response = await fetch(new URL('/say', String(url)), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(String(url)).origin },
    body: JSON.stringify({ text }),
  });
  if (!response.ok) throw new Error(`the page answered with ${response.status}`);
  const { slack } = (await response.json()) as { slack: { payloads: readonly object[] } };
  return JSON.stringify(slack.payloads);
}
