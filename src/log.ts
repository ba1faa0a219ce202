import pino, { type Logger } from 'pino';
import type { LogLevel } from './config.ts';

/** One JSON line an entry on standard output: level by name, time in ISO 8601. */
export const createLog = (level: LogLevel): Logger =>
  pino({
    level,
    base: {},
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
