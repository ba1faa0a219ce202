import type { Place } from '../ports.ts';

/** The channel that a thread hangs in; a channel is itself. */
export const wholeChannel = ({ thread: _, ...channel }: Place): Place => channel;
