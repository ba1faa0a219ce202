import { removeFolders } from '../support/bot-process.ts';
import { measureAcks } from './acks.ts';
import { toTable } from './figures.ts';
import { measureStart } from './start.ts';

/** Each measures by itself, one after the other: side by side they would measure each other. */
const benches = { start: measureStart, acks: measureAcks };

const wanted = process.argv.slice(2);
const names = Object.keys(benches).filter((name) => wanted.length === 0 || wanted.includes(name));
for (const name of names) {
  const figures = await benches[name as keyof typeof benches]();
  process.stdout.write(`\n## ${name}\n\n${toTable(figures)}\n`);
}
removeFolders();
