import { parseArgs } from 'node:util';
import { editsFigure } from './edits.js';
import { type Figure, printed } from './figure.js';
import { historyFigure } from './history.js';
import { readFigure } from './read.js';
import { rebuildFigure } from './rebuild.js';

const figures: Readonly<Record<string, () => Promise<Figure[]>>> = {
  edits: editsFigure,
  read: readFigure,
  rebuild: rebuildFigure,
  history: historyFigure,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
const asked = positionals.length > 0 ? positionals : Object.keys(figures);
const unknown = asked.filter((name) => !(name in figures));
const print = (text: string): void => void process.stdout.write(`${text}\n`);

if (values.help || unknown.length > 0) {
  print(
    `npm run bench [-- FIGURE …] [--json]\n\nFigures: ${Object.keys(figures).join(', ')}. Each is a ratio to a named limit measured in the same run.`,
  );
  if (unknown.length > 0) process.exitCode = 2;
} else {
  const measured: Figure[] = [];
  for (const name of asked) {
    if (!values.json) process.stderr.write(`measuring ${name} …\n`);
    for (const figure of (await figures[name]?.()) ?? []) {
      measured.push(figure);
      if (!values.json) print(printed(figure));
    }
  }
  if (values.json) print(JSON.stringify(measured, null, 2));
}
