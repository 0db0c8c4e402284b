import { writeSync } from 'node:fs';
import { copyEvents } from '../../src/copy/copy-events.js';
import { parseEventStoreAddress } from '../../src/event-store/address.js';
import { openEventStore } from '../../src/event-store/open-event-store.js';

const [from = '', to = ''] = process.argv.slice(2);
const open = (address: string) => openEventStore(parseEventStoreAddress(address, process.cwd()));
await copyEvents(await open(from), await open(to), { onProgress: () => writeSync(1, '.') });
