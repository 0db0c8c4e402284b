import { UnavailableError } from '@eventstore/db-client';
import { passOverLostWrites } from '../../../src/event-store/eventstoredb/rejections.js';

const brokenConnection = (): Error => Object.assign(new Error('14 UNAVAILABLE: thrown by the test'), { code: 14, metadata: {} });

const programs: Readonly<Record<string, () => Error>> = {
  'broken connection': () => {
    passOverLostWrites();
    return brokenConnection();
  },
  'no node found': () => {
    passOverLostWrites();
    return new Error('Failed to discover after 10 attempts.');
  },
  'answer of the server': () => {
    passOverLostWrites();
    return new UnavailableError();
  },
  'two stores, one closed': () => {
    passOverLostWrites();
    const end = passOverLostWrites();
    end();
    end();
    return brokenConnection();
  },
  'fault of ours': () => {
    passOverLostWrites();
    return new Error('thrown by the test');
  },
  'no store': brokenConnection,
  'every store closed': () => {
    passOverLostWrites()();
    return brokenConnection();
  },
};

const program = programs[process.argv[2] ?? ''];
if (!program) throw new Error('no such program');
void Promise.reject(program());
// Rejections are told of when the turn ends.
await new Promise(setImmediate);
process.stdout.write('went on\n');
