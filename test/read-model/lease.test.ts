import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { projections } from '../../projections/index.js';
import { BatchWriter, LeaseLost } from '../../src/read-model/batch.js';
import { type Generation, openGeneration, positionOf } from '../../src/read-model/generation.js';
import { Lease, leaseMs } from '../../src/read-model/lease.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('the lease of the read model', () => {
  let folder: string;
  let generation: Generation;
  let now: number;
  const lease = (holder: string) => new Lease(generation.database, holder, () => now);

  beforeEach(async () => {
    folder = await temporaryFolder();
    generation = openGeneration(1, join(folder, 'g.db'), 'store', projections);
    now = 1_000_000;
  });
  afterEach(async () => {
    generation.database.close();
    await removeFolder(folder);
  });

  test('is held by one process at a time', () => {
    expect(lease('a').acquire()).toBe(1);
    expect(lease('b').acquire()).toBeNull();
  });

  test('goes to another at once when it is given back', () => {
    const a = lease('a');
    a.acquire();
    a.release();
    expect(lease('b').acquire()).toBe(2);
  });

  test('may be taken when it was not renewed in time, and not before', () => {
    const a = lease('a');
    a.acquire();
    now += leaseMs - 1;
    expect(a.renew()).toBe(true);
    now += leaseMs;
    expect(lease('b').acquire()).toBeNull();
    now += 1;
    expect(lease('b').acquire()).toBe(2);
    expect(a.renew()).toBe(false);
  });

  test('lets nothing be written under an epoch that has passed', () => {
    const writer = new BatchWriter(generation.database, projections, () => now);
    const first = lease('a').acquire() ?? 0;
    writer.apply([], null, '0000000000000001', first);
    now += leaseMs + leaseMs;
    const second = lease('b').acquire() ?? 0;
    expect(() => writer.apply([], '0000000000000001', '0000000000000002', first)).toThrow(LeaseLost);
    expect(positionOf(generation)).toBe('0000000000000001');
    writer.apply([], '0000000000000001', '0000000000000002', second);
    expect(positionOf(generation)).toBe('0000000000000002');
  });

  test('lets nothing be written from a checkpoint that has moved', () => {
    const writer = new BatchWriter(generation.database, projections, () => now);
    const epoch = lease('a').acquire() ?? 0;
    writer.apply([], null, '0000000000000005', epoch);
    expect(() => writer.apply([], null, '0000000000000003', epoch)).toThrow(LeaseLost);
    expect(positionOf(generation)).toBe('0000000000000005');
  });
});
