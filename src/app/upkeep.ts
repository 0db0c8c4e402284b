import { projections } from '../../projections/index.js';
import type { Config } from '../config.js';
import { openEventStore } from '../event-store/open-event-store.js';
import { Catalog } from '../read-model/catalog.js';
import { expectedEvents } from '../read-model/expected-events.js';
import { type Rebuilt, rebuild } from '../read-model/rebuild.js';
import { revert } from '../read-model/revert.js';

/** Upkeep of the read model from outside: nothing is projected into the one in use, which goes on to be read, and may be of another version. */
export interface Upkeep {
  /** About how many events there are; null when nobody has counted them yet. */
  readonly expectedEvents: number | null;
  rebuild(onProgress: (events: number) => void): Promise<Rebuilt>;
  /** @returns the generation that is read from now on */
  revert(onProgress: (events: number) => void): Promise<number>;
  close(): Promise<void>;
}

/** @throws {GongkaiError} NOT_FOUND where there is no such event store: a wrong address makes none, and changes no read model */
export async function openUpkeep(config: Config, onWaiting: (message: string) => void): Promise<Upkeep> {
  const store = await openEventStore(config.eventStore, { onWaiting, create: false });
  const catalog = new Catalog(config.readModel);
  return {
    expectedEvents: expectedEvents(catalog),
    rebuild: (onProgress) => rebuild({ store, catalog, projections, onProgress }),
    revert: (onProgress) => revert({ store, catalog, projections, onProgress }),
    close: async () => {
      catalog.close();
      await store.close();
    },
  };
}
