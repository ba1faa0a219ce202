import { readFileSync } from 'node:fs';

/**
 * What of a process lies in memory now, and the most that ever did, in bytes:
 * https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
export function memoryOf(pid: number): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (line: RegExp): number => Number(line.exec(status)?.[1] ?? Number.NaN) * 1_024;
  return { now: bytes(/^VmRSS:\s+(\d+) kB/m), most: bytes(/^VmHWM:\s+(\d+) kB/m) };
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
