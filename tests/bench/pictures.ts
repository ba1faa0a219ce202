import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Card, Chart, Picture } from '#core/talk/picture.ts';
import { en } from '#core/talk/sentences/en.ts';
import { createPictures } from '#pictures/pictures.ts';
import { recordingLog } from '../support/log.ts';
import { type Figure, median, milliseconds, timed } from './figures.ts';

const ROUNDS = 40;
const LAST = Temporal.PlainDate.from('2026-11-22');
const NAMES = [
  'Tidewerk',
  'Quayside',
  'Marlow Ferries',
  'Port of Ullin',
  'Hartwell',
  'Brae & Sons',
];

type Drawn = {
  /** Milliseconds: the first takes the library and the fonts in. */
  readonly first: number;
  readonly median: number;
  readonly bytes: number;
  /** What the process held at most until then. */
  readonly peak: number;
};
type Measured = { readonly card: Drawn; readonly chart: Drawn };

/** Cards and charts, no two alike, in a process of their own: what is measured is its memory too. */
export async function measurePictures(): Promise<readonly Figure[]> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const { card, chart } = JSON.parse(said) as Measured;
  const size = ({ bytes }: Drawn): string => `${Math.round(bytes / 1_000)} kB`;
  const memory = ({ peak }: Drawn): string => `${Math.round(peak / 1e6)} MB`;
  return [
    { what: 'first card', found: milliseconds(card.first), reach: '-' },
    { what: 'card, median', found: milliseconds(card.median), reach: '< 100 ms' },
    { what: 'card, largest', found: size(card), reach: '< 100 kB' },
    { what: 'chart of six lines, median', found: milliseconds(chart.median), reach: '< 100 ms' },
    { what: 'chart of six lines, largest', found: size(chart), reach: '< 100 kB' },
    { what: 'memory after cards, peak', found: memory(card), reach: '< 150 MB' },
    { what: 'memory after charts too, peak', found: memory(chart), reach: '-' },
  ];
}

async function drawMany(): Promise<Measured> {
  const pictures = createPictures({ log: recordingLog() });
  const card = await drawEach((round) => pictures.card(toCard(round), en));
  const chart = await drawEach((round) => pictures.chart(toChart(round), en));
  return { card, chart };
}

async function drawEach(draw: (round: number) => Promise<Picture | undefined>): Promise<Drawn> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const took = await timed(async () => {
      bytes = Math.max(bytes, (await draw(round))?.png.length ?? Number.NaN);
    });
    times.push(took);
  }
  return { first: times[0] ?? Number.NaN, median: median(times), bytes, peak: peakBytes() };
}

const toCard = (round: number): Card => ({
  title: `Harbour of Marlow sells ${round} ferries to pay for the quay that the storm took in spring`,
  summary: 'The council met on Monday. Its mayor says that work begins before the summer.',
  source: 'The Quayside Herald',
  topic: 'Transport',
  when: LAST,
  more: round,
});

const toChart = (round: number): Chart => ({
  title: 'Mentions per day, last two weeks',
  series: NAMES.map((name, line) => ({
    name,
    points: Array.from({ length: 14 }, (_, day) => ({
      date: LAST.subtract({ days: 13 - day }),
      count: (line * 5 + day * (round + 3)) % (7 + line),
    })),
  })),
});

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
const peakBytes = (): number =>
  Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1_024;

if (import.meta.main) process.stdout.write(JSON.stringify(await drawMany()));
