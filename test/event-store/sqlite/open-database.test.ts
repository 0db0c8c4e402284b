import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import SqliteDatabase from 'better-sqlite3';
import { openDatabase } from '../../../src/event-store/sqlite/database.js';
import { packageRoot } from '../../../src/package-root.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-open-'));
  path = join(folder, 'events.db');
});
afterEach(() => rm(folder, { recursive: true }));

test('every commit is synced to the disk: WAL, synchronous FULL', () => {
  for (const _ of ['made', 'opened again']) {
    const { database } = openDatabase(path, 1000);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    database.close();
  }
});

test('the folders above the file are made', () => {
  const deep = join(folder, 'a', 'b', 'events.db');
  openDatabase(deep, 1000).database.close();
  expect(existsSync(deep)).toBe(true);
});

test('a store made by a newer program is refused, and left as it was', async () => {
  const { database } = openDatabase(path, 1000);
  database.pragma('user_version = 2');
  database.close();
  const before = await readFile(path);
  expect(() => openDatabase(path, 1000)).toThrow(
    expect.objectContaining({ code: 'UNAVAILABLE', message: expect.stringMatching(/newer program \(version 2; this one knows 1\)/) }),
  );
  expect(await readFile(path)).toEqual(before);
});

test('a database of another kind is refused, and no table is added to it', () => {
  const other = new SqliteDatabase(path);
  other.exec('CREATE TABLE accounts (name TEXT)');
  expect(() => openDatabase(path, 1000)).toThrow(
    expect.objectContaining({ code: 'UNAVAILABLE', message: expect.stringContaining('another kind') }),
  );
  expect(other.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['accounts']);
  other.close();
});

test('a file that is no database is refused', async () => {
  await writeFile(path, '政府信息公开工作年度报告'.repeat(100));
  expect(() => openDatabase(path, 1000)).toThrow(expect.objectContaining({ code: 'UNAVAILABLE', message: expect.stringContaining(path) }));
});

test('a path where no file can be is refused', async () => {
  await writeFile(join(folder, 'file'), '');
  expect(() => openDatabase(join(folder, 'file', 'events.db'), 1000)).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
});

test('a file that another process is making at the same time is waited for', async () => {
  // Under this lock SQLite answers the change to WAL with "busy" at once, however long it was told to wait.
  const holder = new Worker(
    `const { workerData: [sqlite, path], parentPort } = require('node:worker_threads');
     const database = new (require(sqlite))(path);
     database.exec('BEGIN IMMEDIATE');
     parentPort.postMessage('locked');
     Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
     database.exec('ROLLBACK');
     database.close();`,
    { eval: true, workerData: [createRequire(join(packageRoot, 'package.json')).resolve('better-sqlite3'), path] },
  );
  const ended = new Promise((resolve) => holder.once('exit', resolve));
  await new Promise((resolve) => holder.once('message', resolve));
  const { database, storeId } = openDatabase(path, 5000);
  expect(storeId).toMatch(/^[0-9a-f-]{36}$/);
  database.close();
  await ended;
});
