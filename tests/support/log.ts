import type { Log } from '#core/ports.ts';

export type Line = { readonly level: keyof Log; readonly data: object; readonly message: string };

/** Keeps every line, so that a test can read what an operator would. */
export function recordingLog(): Log & { readonly lines: readonly Line[] } {
  const lines: Line[] = [];
  const at =
    (level: keyof Log) =>
    (data: object, message: string): void =>
      void lines.push({ level, data, message });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
