import type { Finding } from '../findings.ts';
import { type Checked, toChecked } from './checked.ts';

/** A server that the bot needs. */
export type Server = {
  readonly check: string;
  readonly url: string;
  /** The variable that its address is from, where it is set. */
  readonly variable?: string | undefined;
};

/** Seconds. Nobody minds less, and whoever keeps their clock by the network is off by far less. */
const CLOCK_TOLERANCE = 30;

/** Asks a server for anything, without a token: whether it can be reached, and what time it has. */
export async function checkAddress({ check, url, variable }: Server): Promise<readonly Checked[]> {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, { redirect: 'manual' });
    await response.body?.cancel();
    const clock = checkClock(response.headers.get('date'), host, Date.now());
    return [
      toChecked(check, judge(response.status, host)),
      ...(clock === undefined ? [] : [toChecked('clock', clock)]),
    ];
  } catch (error) {
    const from = variable === undefined ? '' : ` Correct ${variable}, or unset it.`;
    const fix = `Check the network, the name server and the firewall or proxy of this machine.${from}`;
    return [
      toChecked(check, { ok: false, what: `${host} cannot be reached (${codeOf(error)})`, fix }),
    ];
  }
}

/** A refusal is an answer too: nobody said who asks. */
function judge(status: number, host: string): Finding {
  if (status < 500) return { ok: true, what: `${host} answers` };
  const fix = 'Look at the status page of the platform, or at the proxy in between.';
  return { ok: false, what: `${host} answers with ${status}`, fix };
}

/** Compares the clock of this machine (epoch milliseconds) with the Date header of an answer. */
export function checkClock(date: string | null, host: string, now: number): Finding | undefined {
  const there = Date.parse(date ?? '');
  if (Number.isNaN(there)) return undefined;
  const off = Math.round((now - there) / 1_000);
  if (Math.abs(off) <= CLOCK_TOLERANCE) return { ok: true, what: `agrees with ${host}` };
  const what = `is ${Math.abs(off)} s ${off > 0 ? 'ahead of' : 'behind'} ${host}`;
  return { ok: false, what, fix: CLOCK_FIX };
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
const CLOCK_FIX =
  'Have the clock set by the network (NTP): digests come at the wrong time, and once it is 5 minutes off the signatures of Slack’s requests are refused.';

/** The network's own code, such as ENOTFOUND; fetch hides it in the cause. */
function codeOf(error: unknown): string {
  const { cause } = error as { readonly cause?: unknown };
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error instanceof Error ? error.name : 'unknown';
}
