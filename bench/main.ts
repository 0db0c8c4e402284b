import { parseArgs } from 'node:util';
import { catchUpFigure } from './catch-up.js';
import { editsFigure } from './edits.js';
import { type Figure, printed } from './figure.js';
import { historyFigure } from './history.js';
import { importFigure } from './import.js';
import { largeStoreFigures } from './large-store.js';
import { readFigure } from './read.js';
import { rebuildFigure } from './rebuild.js';
import { searchFigure } from './search.js';
import { statisticsFigures } from './statistics.js';
import { isStoreKind, missingFor, type StoreKind } from './store.js';

const figures: Readonly<Record<string, (store: StoreKind) => Promise<Figure[]>>> = {
  edits: editsFigure,
  read: readFigure,
  'catch-up': catchUpFigure,
  rebuild: rebuildFigure,
  history: historyFigure,
  large: largeStoreFigures,
  statistics: statisticsFigures,
  search: searchFigure,
  import: importFigure,
};

const help = `npm run bench [-- FIGURE …] [--store sqlite|esdb] [--json]

Figures: ${Object.keys(figures).join(', ')}; all of them when none is named. Each is a ratio to a named limit measured in the same run.

--store sqlite  the embedded store, on files of its own (the default)
--store esdb    EventStoreDB: the running server that EVENTSTOREDB_URL names, e.g. esdb://127.0.0.1:2113?tls=false. What it holds is
                left alone; each figure adds events in a namespace of its own, bench-…, which stays there
--json          the figures as data`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { store: { type: 'string', default: 'sqlite' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
const { store } = values;
const asked = positionals.length > 0 ? positionals : Object.keys(figures);
const unknown = asked.find((name) => !(name in figures));
const problem =
  unknown !== undefined
    ? `There is no figure ${unknown}.\n\n${help}`
    : !isStoreKind(store)
      ? `There is no store ${store}.\n\n${help}`
      : missingFor(store);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

if (values.help) print(help);
else if (!isStoreKind(store) || problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 2;
} else {
  const measured: Figure[] = [];
  for (const name of asked) {
    if (!values.json) process.stderr.write(`measuring ${name} …\n`);
    for (const figure of (await figures[name]?.(store)) ?? []) {
      measured.push(figure);
      if (!values.json) print(printed(figure));
    }
  }
  if (values.json) print(JSON.stringify(measured, null, 2));
}
