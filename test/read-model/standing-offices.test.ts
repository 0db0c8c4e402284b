import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Core } from '../../src/app/core.js';
import { isGongkaiError } from '../../src/errors.js';
import type { RecordedEvent } from '../../src/event-store/event-store.js';
import { chinaDate } from '../../src/forms/deadlines/china-day.js';
import type { OfficeCommand, OfficeEvent } from '../../src/offices/office.js';
import { author, by } from '../support/actors.js';
import { cityDepartment } from '../support/city-department.js';
import { openTestCore } from '../support/core.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

const ids = ['a', 'b', 'c', 'd', 'e'];
const id = fc.constantFrom(...ids);
/** Before the first registration, between the events, and after the last; some lie ahead where they come, and are refused. */
const effectiveOn = fc.constantFrom(undefined, undefined, '2018-03-01', '2019-12-31', '2020-01-01', '2021-05-05', '2022-12-31');
const happening = fc.record({
  id,
  parentId: fc.option(id),
  effectiveOn,
  what: fc.constantFrom('move', 'move', 'move', 'rename', 'dissolve'),
});

/** What is known of an office, straight from its events: the plain meaning that the tables are held to. */
function standing(log: readonly RecordedEvent[], office: string, until: string, on: string) {
  const events = log
    .filter(({ stream, metadata }) => stream === `office-${office}` && metadata.time <= until)
    .map(({ type, data, metadata: { time } }) => {
      const event = { type, data } as OfficeEvent;
      const said = 'effectiveOn' in event.data ? event.data.effectiveOn : undefined;
      return { event, time, said, on: type === 'OfficeRegistered' ? '' : (said ?? chinaDate(time)) };
    });
  const [first] = events;
  if (first?.event.type !== 'OfficeRegistered') return null;
  const placed = events.findLast((each) => each.on <= on && 'parentId' in each.event.data)?.event.data;
  const named = events.findLast((each, index) => 'name' in each.event.data && (index === 0 || chinaDate(each.time) <= on))?.event.data;
  const gone = events.filter(({ event }) => event.type === 'OfficeDissolved');
  const last = gone.at(-1);
  const goneOn = last && (last.said ?? chinaDate(gone[0]?.time ?? ''));
  return {
    id: office,
    name: named && 'name' in named ? named.name : '',
    parentId: placed && 'parentId' in placed ? placed.parentId : null,
    foundedOn: first.said ?? null,
    registeredAt: first.time,
    dissolvedAt: gone[0]?.time ?? null,
    dissolvedOn: last?.said ?? null,
    dissolved: goneOn !== undefined && goneOn <= on,
  };
}

describe('the offices as they stood on a day, by what was known at an instant', () => {
  let folder: string;
  let core: Core;
  let now = Date.parse('2019-06-01T03:00:00Z');
  const log: RecordedEvent[] = [];
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder, { clock: () => new Date(now) });
    const [given = []] = fc.sample(fc.array(happening, { minLength: 120, maxLength: 120 }), { numRuns: 1, seed: 11 });
    const carryOut = async (office: string, command: OfficeCommand) => {
      now += 11 * 86_400_000;
      await core.app.office(office, command, by(author)).catch((error: unknown) => {
        if (!isGongkaiError(error)) throw error;
      });
    };
    for (const [index, office] of ids.entries()) {
      const founded = index % 2 === 0 ? {} : { effectiveOn: '2017-01-01' };
      await carryOut(office, { type: 'registerOffice', officeId: office, ...cityDepartment, parentId: ids[index - 1] ?? null, ...founded });
    }
    for (const [index, { id: office, parentId, effectiveOn: said, what }] of given.entries()) {
      const day = said === undefined ? {} : { effectiveOn: said };
      if (what === 'move') await carryOut(office, { type: 'moveOffice', parentId, region: '430900', ...day });
      if (what === 'rename') await carryOut(office, { type: 'renameOffice', name: `${office}局${index}` });
      if (what === 'dissolve' && index > 60) await carryOut(office, { type: 'dissolveOffice', successorId: null, ...day });
    }
    for await (const event of core.store.readAll()) log.push(event);
  }, 60_000);
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  test('are dated and not, moved and dissolved, some twice', () => {
    const said = (type: string) => log.filter((event) => event.type === type).map(({ data }) => 'effectiveOn' in (data as object));
    for (const type of ['OfficeMoved', 'OfficeDissolved', 'OfficeRegistered']) expect(new Set(said(type))).toEqual(new Set([true, false]));
    const again = log.filter(
      ({ type, stream }, index) =>
        type === 'OfficeDissolved' && log.slice(0, index).some((one) => one.type === type && one.stream === stream),
    );
    expect(again.length).toBeGreaterThan(0);
  });

  test('are what their events say', () => {
    const days = [...ids.keys()].flatMap((index) => [`${2017 + index}-12-31`, `${2018 + index}-05-05`]);
    for (const until of [...log.filter((_, index) => index % 4 === 0).map(({ metadata }) => metadata.time), '2099-01-01T00:00:00.000Z']) {
      const queries = core.app.queries.at({ kind: 'recorded', at: until });
      for (const on of days) {
        const expected = ids.flatMap((office) => standing(log, office, until, on) ?? []);
        const all = queries.officesStanding({ on });
        expect(all).toMatchObject(expected);
        expect(all).toHaveLength(expected.length);
        for (const top of ids) {
          const below = new Set(expected.some((one) => one.id === top) ? [top] : []);
          for (let size = -1; size !== below.size; ) {
            size = below.size;
            for (const one of expected) if (one.parentId !== null && below.has(one.parentId)) below.add(one.id);
          }
          expect(queries.officesStanding({ on, top })).toMatchObject(expected.filter((one) => below.has(one.id)));
        }
      }
    }
  });

  test('are the same in a read model that was made again', async () => {
    const told = () => ['2019-12-31', '2020-12-31', '2022-12-31'].map((on) => core.app.queries.officesStanding({ on }));
    const before = told();
    expect((await core.rebuild()).differences).toEqual([]);
    expect(told()).toEqual(before);
  });
});
