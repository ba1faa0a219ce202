#!/usr/bin/env node
import { loadEnvironment } from '../config.ts';
import { runTool } from './run-tool.ts';

/** Whoever read the answers has seen enough; what is still under way writes to nobody. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runTool({
  words: process.argv.slice(2),
  environment: loadEnvironment(),
  folder: process.cwd(),
  input: process.stdin,
  output: process.stdout,
  notes: process.stderr,
});
