// https://docs.discord.com/developers/events/gateway
import { Routes } from 'discord.js';
import { type Asking, asking } from './ask.ts';
import { type Finding, toFinding } from './check.ts';

type Gateway = {
  readonly url: string;
  readonly session_start_limit: { readonly remaining: number; readonly reset_after: number };
};

/** Discord's first word on every connection. */
const HELLO = 10;

/** Connects to the gateway as far as its hello: no start of the day's is used up, and the bot that runs is not disturbed. */
export async function checkDiscordGateway(options: Asking): Promise<Finding> {
  const { timeout = 10_000 } = options;
  try {
    const gateway = await asking(options, (get) => get<Gateway>(Routes.gatewayBot()));
    const { remaining, reset_after } = gateway.session_start_limit;
    if (remaining === 0) {
      const fix = `Wait ${Math.ceil(reset_after / 60_000)} minutes, and find out why it starts so often.`;
      return { ok: false, what: 'Discord lets the bot connect no more today', fix };
    }
    const hears = await hello(`${gateway.url}?v=10&encoding=json`, timeout);
    return hears ? { ok: true, what: 'Discord’s gateway says hello' } : SILENT;
  } catch (error) {
    return toFinding(error);
  }
}

const SILENT: Finding = {
  ok: false,
  what: 'Discord’s gateway cannot be reached',
  fix: 'Let WebSocket connections to gateway.discord.gg, port 443, through the firewall or proxy.',
};

function hello(url: string, timeout: number): Promise<boolean> {
  const socket = new WebSocket(url);
  const heard = Promise.withResolvers<boolean>();
  const timer = setTimeout(heard.resolve, timeout, false);
  socket.addEventListener('message', ({ data }) => heard.resolve(isHello(data)));
  for (const end of ['error', 'close']) socket.addEventListener(end, () => heard.resolve(false));
  return heard.promise.finally(() => {
    clearTimeout(timer);
    socket.close();
  });
}

function isHello(text: unknown): boolean {
  try {
    return JSON.parse(String(text)).op === HELLO;
  } catch {
    return false;
  }
}
