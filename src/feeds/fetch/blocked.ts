import type { IncomingHttpHeaders } from 'node:http';
import { headerOf } from './headers.ts';

type Answer = {
  readonly status: number;
  readonly host: string;
  readonly headers: IncomingHttpHeaders;
};

type Gatekeeper = { readonly name: string; turnsAway(answer: Answer): boolean };

/** Who puts a page of questions in front of a server, and what such a page is known by. */
const GATEKEEPERS: readonly Gatekeeper[] = [
  {
    // https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
    name: 'Cloudflare',
    turnsAway: ({ headers }) => headerOf(headers, 'cf-mitigated') === 'challenge',
  },
  {
    // https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-how-it-works.html
    name: 'AWS WAF',
    turnsAway: ({ headers }) =>
      /^(?:challenge|captcha)$/.test(headerOf(headers, 'x-amzn-waf-action') ?? ''),
  },
  {
    // It marks all that it lets through as well.
    name: 'DataDome',
    turnsAway: ({ status, headers }) =>
      isRefusal(status) && headerOf(headers, 'x-datadome') !== undefined,
  },
  {
    name: 'Akamai',
    turnsAway: ({ status, headers }) =>
      isRefusal(status) && headerOf(headers, 'server') === 'AkamaiGHost',
  },
  {
    // It refuses whole networks, and tells them to log in.
    name: 'Reddit',
    turnsAway: ({ status, host }) => isRefusal(status) && /(?:^|\.)reddit\.com$/.test(host),
  },
];

const isRefusal = (status: number): boolean => status === 401 || status === 403;

/** Names who turned the bot away as a bot; undefined for every other answer. */
export const blockedBy = (answer: Answer): string | undefined =>
  GATEKEEPERS.find((gatekeeper) => gatekeeper.turnsAway(answer))?.name;
