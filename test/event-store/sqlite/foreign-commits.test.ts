import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { ForeignCommits } from '../../../src/event-store/sqlite/foreign-commits.js';

const never = 2_000_000_000;

let folder: string;
let path: string;
let mine: Database;
let theirs: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-foreign-'));
  path = join(folder, 'events.db');
  mine = new SqliteDatabase(path);
  mine.pragma('journal_mode = WAL');
  mine.exec('CREATE TABLE facts (n INTEGER)');
  theirs = new SqliteDatabase(path);
  theirs.pragma('synchronous = FULL');
});
afterEach(async () => {
  mine.close();
  theirs.close();
  await rm(folder, { recursive: true });
});

const commit = (database: Database) => database.exec('INSERT INTO facts VALUES (1)');

/** Counts what it is told of; `told` resolves at the next. */
function listener() {
  const next = { count: 0, told: Promise.resolve(), tell: () => {} };
  const renew = () => {
    next.told = new Promise((resolve) => {
      next.tell = resolve;
    });
  };
  renew();
  return {
    next,
    onCommit: () => {
      next.count++;
      next.tell();
      renew();
    },
  };
}

test('the file system tells of a commit, without a poll', async () => {
  const { next, onCommit } = listener();
  const leave = new ForeignCommits(mine, path, never, onCommit).join();
  for (let times = 1; times <= 10; times++) {
    const { told } = next;
    commit(theirs);
    await told;
    expect(next.count).toBe(times);
  }
  leave();
});

test('the poll tells of a commit where the file system does not', async () => {
  await mkdir(join(folder, 'elsewhere'));
  const { next, onCommit } = listener();
  const leave = new ForeignCommits(mine, join(folder, 'elsewhere', 'none.db'), 5, onCommit).join();
  for (let times = 1; times <= 3; times++) {
    const { told } = next;
    commit(theirs);
    await told;
    expect(next.count).toBe(times);
  }
  leave();
});

test('a file that was touched before the commit is visible is looked at again', async () => {
  await mkdir(join(folder, 'elsewhere'));
  const touched = join(folder, 'elsewhere', 'touched.db');
  await writeFile(touched, '');
  let looks = 0;
  const committedAtTheSecondLook = new Proxy(mine, {
    get: (target, key) => {
      if (key === 'open' && ++looks === 2) commit(theirs);
      return Reflect.get(target, key);
    },
  });
  const { next, onCommit } = listener();
  const leave = new ForeignCommits(committedAtTheSecondLook, touched, never, onCommit).join();
  const { told } = next;
  await appendFile(touched, 'x');
  await told;
  expect(next.count).toBe(1);
  leave();
});

test('its own commits are nobody else’s', async () => {
  const { next, onCommit } = listener();
  const leave = new ForeignCommits(mine, path, 1, onCommit).join();
  const other = listener();
  const leaveOther = new ForeignCommits(theirs, path, 1, other.onCommit).join();
  for (let times = 0; times < 5; times++) {
    const { told } = other.next;
    commit(mine);
    await told;
  }
  expect(next.count).toBe(0);
  leave();
  leaveOther();
});

test('it stops when the last who joined has left, and starts again for the next', async () => {
  const { next, onCommit } = listener();
  const left = new ForeignCommits(mine, path, 1, onCommit);
  const [leaveFirst, leaveSecond] = [left.join(), left.join()];
  leaveFirst();
  leaveFirst();
  const { told } = next;
  commit(theirs);
  await told;
  leaveSecond();
  expect(next.count).toBe(1);

  // Another one hears of what comes now.
  const witness = listener();
  const third = new SqliteDatabase(path);
  const leaveWitness = new ForeignCommits(third, path, 1, witness.onCommit).join();
  for (let times = 0; times < 5; times++) {
    const heard = witness.next.told;
    commit(theirs);
    await heard;
  }
  expect(next.count).toBe(1);
  leaveWitness();
  third.close();

  const again = next.told;
  const leaveAgain = left.join();
  commit(theirs);
  await again;
  expect(next.count).toBe(2);
  leaveAgain();
});
