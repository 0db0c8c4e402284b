import type { Database, Statement } from 'better-sqlite3';
import type { RecordedEvent } from '../event-store.js';
import { type EventRow, eventColumns, toEvent } from './row.js';
import { told } from './store-error.js';

export interface Page {
  readonly events: readonly RecordedEvent[];
  /** Whether there was nothing more when it was read. */
  readonly last: boolean;
}

/** Characters of JSON after which a page ends, though fewer events than asked for are in it: events may be large. */
const pageCharacters = 4_194_304;

/** Each page is a read of its own, over before it is handed out: no reader, however slow, keeps SQLite from its checkpoints. */
export class Pages {
  private readonly streamForwards: Statement<[string, number, number], EventRow>;
  private readonly streamBackwards: Statement<[string, number, number], EventRow>;
  private readonly allForwards: Statement<[number, number], EventRow>;
  private readonly allBackwards: Statement<[number, number], EventRow>;
  private readonly last: Statement<[], number | null>;

  constructor(database: Database) {
    const ofStream = (range: string) =>
      database
        .prepare<[string, number, number], EventRow>(`SELECT ${eventColumns} FROM events WHERE stream = ? AND revision ${range} LIMIT ?`)
        .raw();
    const ofAll = (range: string) =>
      database.prepare<[number, number], EventRow>(`SELECT ${eventColumns} FROM events WHERE position ${range} LIMIT ?`).raw();
    this.streamForwards = ofStream('>= ? ORDER BY revision');
    this.streamBackwards = ofStream('<= ? ORDER BY revision DESC');
    this.allForwards = ofAll('> ? ORDER BY position');
    this.allBackwards = ofAll('< ? ORDER BY position DESC');
    this.last = database.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
  }

  /** @param from revision, inclusive */
  ofStream(stream: string, from: number, forwards: boolean, size: number): Page {
    const statement = forwards ? this.streamForwards : this.streamBackwards;
    return page(() => statement.iterate(stream, from, size), size);
  }

  /** @param after position, exclusive */
  ofAll(after: number, forwards: boolean, size: number): Page {
    const statement = forwards ? this.allForwards : this.allBackwards;
    return page(() => statement.iterate(after, size), size);
  }

  /** Position of the last event; 0 in an empty store. */
  head(): number {
    return told(() => this.last.get()) ?? 0;
  }
}

function page(rows: () => Iterable<EventRow>, size: number): Page {
  return told(() => {
    const events: RecordedEvent[] = [];
    let characters = 0;
    for (const row of rows()) {
      events.push(toEvent(row));
      characters += row[7].length + row[8].length;
      if (characters >= pageCharacters) return { events, last: false };
    }
    return { events, last: events.length < size };
  });
}
