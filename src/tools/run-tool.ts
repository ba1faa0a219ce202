import { UsageError } from '#core/errors.ts';
import type { Bench, ExitCode, Tool } from './tool.ts';

/** What help says about a tool, and where it is: each is loaded only when it is called. */
type Entry = {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  load(): Promise<Tool>;
};

const TOOLS: readonly Entry[] = [
  {
    name: 'say',
    usage: 'say [--platform slack|discord|terminal]',
    about: 'Try the bot: at a terminal, talk with it; in a pipe, lines of {"id","text"}',
    load: async () => (await import('./say.ts')).say,
  },
  {
    name: 'read',
    usage: 'read FILE…',
    about: 'Show what the desk reads in a file: its article and its headlines',
    load: async () => (await import('./read.ts')).read,
  },
  {
    name: 'due',
    usage: 'due',
    about: 'Tell when digests come: lines of {"id","zone","time","days","from","to"}',
    load: async () => (await import('./due.ts')).due,
  },
  {
    name: 'keywords',
    usage: 'keywords',
    about: 'Show the names in headlines: lines of {"id","title","text"?}',
    load: async () => (await import('./keywords.ts')).keywords,
  },
  {
    name: 'lexicon',
    usage: 'lexicon --from DIR',
    about: 'Print the list of words that is shipped, made anew from the packages in a folder',
    load: async () => (await import('./lexicon.ts')).lexicon,
  },
  {
    name: 'fit-names',
    usage: 'fit-names --data DIR',
    about: 'Print the weights with which names are found in headlines, fitted anew',
    load: async () => (await import('./fit-names.ts')).fitNames,
  },
  {
    name: 'summarize',
    usage: 'summarize [--sentences 2]',
    about: 'Tell articles in a few of their sentences: lines of {"id","title","text"}',
    load: async () => (await import('./summarize.ts')).summarize,
  },
  {
    name: 'match',
    usage: 'match --headlines FILE',
    about: 'Tell which headline each chat message is about: lines of {"id","text"}',
    load: async () => (await import('./match.ts')).match,
  },
  {
    name: 'search',
    usage: 'search --headlines FILE [--limit 10]',
    about: 'Look for headlines in a file of JSON Lines: lines of {"id","query"}',
    load: async () => (await import('./search.ts')).search,
  },
  {
    name: 'cluster',
    usage: 'cluster',
    about: 'Put headlines into stories: lines of {"id","title","published"}, and "text"',
    load: async () => (await import('./cluster.ts')).cluster,
  },
  {
    name: 'fit-mentions',
    usage: 'fit-mentions --data DIR',
    about: 'Print the weights that decide whether a name is meant, fitted anew',
    load: async () => (await import('./fit-mentions.ts')).fitMentions,
  },
  {
    name: 'parse',
    usage: 'parse',
    about: 'Show what is read in feeds that are saved in files: lines of {"id","path","url"?}',
    load: async () => (await import('./parse.ts')).parse,
  },
  {
    name: 'extract',
    usage: 'extract',
    about: 'Show the article of pages that are saved in files: lines of {"id","path","url"?}',
    load: async () => (await import('./extract.ts')).extract,
  },
  {
    name: 'fetch',
    usage: 'fetch',
    about: 'Ask for addresses as the bot would, and tell what is there: lines of {"id","url"}',
    load: async () => (await import('./fetch.ts')).fetch,
  },
  {
    name: 'setup',
    usage: 'setup',
    about: 'Ask for the tokens, check them, and write .env',
    load: async () => (await import('./setup.ts')).setup,
  },
  {
    name: 'doctor',
    usage: 'doctor [--json]',
    about:
      'Look whether everything is there that the bot needs, while it runs or not: 0 all well, 1 something wrong',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'manifest',
    usage: 'manifest [--url URL]',
    about:
      'Print the manifest to make the Slack app from; with the address of /slack/events, for HTTP',
    load: async () => (await import('./manifest.ts')).manifest,
  },
  {
    name: 'invite',
    usage: 'invite [--application ID] [--personal]',
    about:
      'Print the address that adds the Discord bot to a server, or with --personal to an account',
    load: async () => (await import('./invite.ts')).invite,
  },
  {
    name: 'backup',
    usage: 'backup FILE',
    about: 'Copy the store to a new file, while the bot runs or not',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'move',
    usage: 'move --to postgres://…',
    about: 'Carry the store over to Postgres, while the bot does not run',
    load: async () => (await import('./move.ts')).move,
  },
  {
    name: 'train',
    usage: 'train --data DIR --weights FILE',
    about: 'Fit what picks the sentences of a summary to articles with summaries by people',
    load: async () => (await import('./train.ts')).train,
  },
  {
    name: 'help',
    usage: 'help',
    about: 'Print this',
    load: async () => help,
  },
];

/** Runs the tool that the first word names; what goes wrong is told on `notes`, with what to do. */
export async function runTool(bench: Bench): Promise<ExitCode> {
  const [name, ...words] = bench.words;
  if (name === undefined) return refuse(bench, 'name a tool:', helpText());
  const entry = TOOLS.find((each) => each.name === name.replace(/^--/, ''));
  if (entry === undefined) return refuse(bench, `there is no tool ${name}:`, helpText());
  if (words.includes('--help')) {
    bench.output.write(`newsdesk ${entry.usage}\n${entry.about}.\n`);
    return 0;
  }
  try {
    const tool = await entry.load();
    return await tool({ ...bench, words });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return refuse(bench, error.message, `usage: newsdesk ${entry.usage}`);
  }
}

function refuse({ notes }: Bench, mistake: string, help: string): ExitCode {
  notes.write(`newsdesk: ${mistake}\n${help}\n`);
  return 2;
}

const help: Tool = async ({ output }) => {
  output.write(`${helpText()}\n`);
  return 0;
};

function helpText(): string {
  const width = Math.max(...TOOLS.map(({ usage }) => usage.length));
  const lines = TOOLS.map(({ usage, about }) => `  ${usage.padEnd(width)}  ${about}`);
  return ['npm run -s desk -- TOOL …', ...lines].join('\n');
}
