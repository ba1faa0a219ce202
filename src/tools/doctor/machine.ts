import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import type { Finding } from '../findings.ts';

/** The oldest Node that it runs on, as package.json has it. */
const OLDEST = Number(/\d+/.exec(manifest.engines.node)?.[0]);

/** `version` as `process.version` has it. */
export function checkNode(version: string): Finding {
  const [major] = version.replace('v', '').split('.');
  if (Number(major) >= OLDEST) return { ok: true, what: `Node ${version}` };
  const fix = `Run npm ci, which brings the right one, or install Node ${OLDEST} or later.`;
  return { ok: false, what: `Node ${version} is older than ${OLDEST}`, fix };
}

/** Megabytes: with less the store may soon write no more, and with so little it is nearly over. */
const LITTLE = 500;
const TOO_LITTLE = 50;

/** How much room there is for the store in a folder, or where the folder will be made. */
export async function checkSpace(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearest(folder));
  return judgeSpace((bavail * bsize) / 1_000_000, folder);
}

/** `free` in megabytes. */
export function judgeSpace(free: number, folder: string): Finding {
  const what = `${free < 1_000 ? `${Math.round(free)} MB` : `${Math.round(free / 1_000)} GB`} free under ${folder}`;
  if (free >= LITTLE) return { ok: true, what };
  const fix = 'Free some space: on a full disk nothing is recorded, so nothing is posted.';
  return { ok: false, what, fix, ...(free >= TOO_LITTLE && { bearable: true }) };
}

/** Whether a folder that is not there yet can be made. */
export async function checkPlace(folder: string): Promise<Finding> {
  const parent = await nearest(folder);
  try {
    await access(parent, constants.W_OK | constants.X_OK);
    return { ok: true, what: `there is no store in ${folder} yet: the first start makes it` };
  } catch {
    const fix = 'Make that folder writable for this user, or name another one with NEWSDESK_DATA.';
    return {
      ok: false,
      what: `no store can be made in ${folder}: ${parent} may not be written`,
      fix,
    };
  }
}

/** A folder that is there, or the nearest one above it. */
async function nearest(folder: string): Promise<string> {
  const path = resolve(folder);
  const parent = dirname(path);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  return isThere || parent === path ? path : nearest(parent);
}
