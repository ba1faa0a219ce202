import { toPlain } from '#core/language/plain.ts';

/** One thing that was checked; `fix` says what to do where it is not in order, and `bearable` that the bot works all the same. */
export type Finding = {
  readonly ok: boolean;
  readonly what: string;
  readonly fix?: string;
  readonly bearable?: true;
};

/** Names of bots and workspaces are in these, and those are anybody's text. */
export const drawFindings = (findings: readonly Finding[]): string =>
  findings
    .flatMap(({ ok, what, fix }) => [
      `  ${ok ? 'ok     ' : 'not ok '} ${toPlain(what)}`,
      ...(fix === undefined ? [] : [`          ${toPlain(fix)}`]),
    ])
    .join('\n');
