import { toPlain } from '#core/language/plain.ts';
import { readFailure } from './failure.ts';
import type { Page } from './install-page.ts';

/** Beside the page that it stands on, whatever path we are served under. */
const AGAIN = { text: 'Start again', url: 'install' } as const;

/** What a page says when an install comes to its end. */
export type Ending = { readonly status: number; readonly page: Page };

export const NO_SECRET: Ending = {
  status: 503,
  page: {
    title: 'Newsdesk cannot be installed from here yet',
    lines: [
      'The token that Slack gives is only kept under lock, and this bot has no key: NEWSDESK_SECRET is not set.',
      'Whoever runs this bot makes one with "openssl rand -base64 32", puts it into .env as NEWSDESK_SECRET, and starts the bot again.',
    ],
  },
};

export const OTHER_NAME: Ending = {
  status: 421,
  page: {
    title: 'This page answers to its own name only',
    lines: ['Whoever runs this bot adds further names with NEWSDESK_URL or NEWSDESK_HOSTS.'],
  },
};

/** Everything is kept by workspace: one token for a whole organisation would have no place to be kept under. */
export const ORGANISATION: Ending = {
  status: 403,
  page: {
    title: 'Newsdesk joins one workspace at a time',
    lines: [
      'It was asked into a whole organisation, which it does not do; it has given the permission back.',
      'Install it again and choose one workspace.',
    ],
    link: AGAIN,
  },
};

const DECLINED: Ending = {
  status: 403,
  page: {
    title: 'Newsdesk was not added',
    lines: ['Slack was told no, so nothing was changed.'],
    link: AGAIN,
  },
};

const STALE: Ending = {
  status: 400,
  page: {
    title: 'This answer cannot be used',
    lines: [
      'It is too old, was used before, or was begun in another browser or another tab. Nothing was changed.',
    ],
    link: AGAIN,
  },
};

export const UNKEPT: Ending = {
  status: 500,
  page: {
    title: 'Newsdesk could not be added',
    lines: ['Something went wrong on our side; the log of the bot says what.'],
    link: AGAIN,
  },
};

export function toWelcome(team: string, name: string | undefined): Ending {
  return {
    status: 200,
    page: {
      title: `Newsdesk is in ${toPlain(name ?? 'your workspace')}`,
      lines: ['Type /news anywhere, or invite the bot to a channel: /invite @Newsdesk.'],
      link: {
        text: 'Open Slack',
        url: `https://app.slack.com/client/${encodeURIComponent(team)}`,
      },
    },
  };
}

/** Why an install failed: what the person reads, and a word for the log. */
export type Failed = Ending & { readonly why: string; readonly whose: 'theirs' | 'slack' | 'ours' };

export function toFailed(error: unknown): Failed {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Bolt's own codes; a Host header that is no host is an ERR_INVALID_URL to it.
  if (code === 'slack_oauth_installer_authorization_error')
    return { ...DECLINED, why: 'declined', whose: 'theirs' };
  if (/^(?:slack_oauth_(?:invalid|missing)_\w+|ERR_INVALID_URL)$/.test(code))
    return { ...STALE, why: code, whose: 'theirs' };
  const failure = readFailure(error);
  if (failure === undefined) return { ...UNKEPT, why: 'not kept', whose: 'ours' };
  const lines = [
    `Slack did not hand over the workspace (${failure.code}). Nothing was changed.`,
    'If it stays like this, whoever runs this bot compares SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and the redirect URL with the page of the app.',
  ];
  const page = { title: 'Newsdesk could not be added', lines, link: AGAIN };
  return { status: 502, page, why: failure.code, whose: 'slack' };
}
