import {
  type Installation,
  type InstallationRow,
  type Installations,
  installationKey,
  type SealedInstallation,
} from '#core/desk/installation.ts';
import { createTurns } from '#core/desk/turns.ts';
import type { Log, Namespace } from '#core/ports.ts';
import type { Seal } from './sealed.ts';

export type SealedInstallations = Installations & {
  /** Seals with the newest secret what an older one sealed; says which tokens no secret opens. */
  renew(): Promise<void>;
};

type Options = { readonly seal: Seal; readonly log: Log };

/** Installations whose tokens are sealed wherever they are stored; the workspace is part of the seal. */
export function sealInstallations(
  rows: Namespace<InstallationRow>,
  { seal, log }: Options,
): SealedInstallations {
  const inTurn = createTurns();
  const told = new Set<string>();
  const open = (key: string, row: SealedInstallation) => {
    const opened = seal.open(row.sealedToken, key);
    if (opened === undefined && !told.has(key)) {
      told.add(key);
      log.error({ workspace: row.workspace }, UNREADABLE);
    }
    return opened;
  };
  return {
    async get(key) {
      const row = await rows.get(key);
      if (row === undefined || !isInstalled(row)) return undefined;
      const { sealedToken: _, ...rest } = row;
      const opened = open(key, row);
      return opened && { ...rest, botToken: opened.text };
    },
    put(installation) {
      const key = installationKey(installation);
      told.delete(key);
      return inTurn(key, () => rows.set(key, toSealed(installation, seal.seal)));
    },
    leave: (key, at) =>
      inTurn(key, async () => {
        const row = await rows.get(key);
        if (row === undefined || !isInstalled(row) || isSince(row, at)) return false;
        const { platform, workspace } = row;
        await rows.set(key, { platform, workspace, left: at.toString() });
        return true;
      }),
    async renew() {
      const all = await Array.fromAsync(rows.entries());
      const older = all.filter(([key, row]) => isInstalled(row) && open(key, row)?.by === 'older');
      for (const [key] of older) await inTurn(key, () => renewOne(rows, key, seal));
      const workspaces = older.length;
      if (workspaces > 0) log.info({ workspaces }, 'tokens sealed with the newest secret');
    },
  };
}

const UNREADABLE =
  'workspace treated as not installed: no secret in NEWSDESK_SECRET opens its token; add the one it was sealed with behind a comma, or install the bot there again';

const isInstalled = (row: InstallationRow): row is SealedInstallation => 'sealedToken' in row;

/** Slack tells in whole seconds when it was removed. */
const isSince = ({ since }: SealedInstallation, left: Temporal.Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(since), left.add({ seconds: 1 })) >= 0;

const toSealed = ({ botToken, ...rest }: Installation, seal: Seal['seal']): SealedInstallation => ({
  ...rest,
  sealedToken: seal(botToken, installationKey(rest)),
});

/** Read again in its turn: it may have been installed anew meanwhile. */
async function renewOne(
  rows: Namespace<InstallationRow>,
  key: string,
  { open, seal }: Seal,
): Promise<void> {
  const row = await rows.get(key);
  if (row === undefined || !isInstalled(row)) return;
  const opened = open(row.sealedToken, key);
  if (opened?.by === 'older') await rows.set(key, { ...row, sealedToken: seal(opened.text, key) });
}
