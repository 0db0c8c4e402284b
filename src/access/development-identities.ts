import { readFile } from 'node:fs/promises';
import { GongkaiError, messageOf } from '../errors.js';
import { withoutByteOrderMark } from '../text/byte-order-mark.js';
import type { Actor, Role } from './actor.js';

/** Who there is until sign-in comes. */
export const developmentIdentities: readonly Actor[] = [
  { id: 'admin', name: '管理员', roles: ['admin'], offices: ['*'] },
  { id: 'li.author', name: '李文', roles: ['author'], offices: ['*'] },
  { id: 'wang.author', name: '王敏', roles: ['author'], offices: ['*'] },
  { id: 'zhao.approver', name: '赵强', roles: ['approver'], offices: ['*'] },
  { id: 'chen.auditor', name: '陈静', roles: ['auditor'], offices: ['*'] },
  { id: 'sun.registrar', name: '孙丽', roles: ['registrar'], offices: ['*'] },
];

const roles: readonly Role[] = ['author', 'approver', 'auditor', 'registrar', 'admin'];

/** The identities in a JSON file (a list of {id, name, roles, offices}), or the built-in ones for ''. @throws {GongkaiError} BAD_INPUT */
export async function identities(file: string): Promise<readonly Actor[]> {
  if (file === '') return developmentIdentities;
  const fail = (problem: string): never => {
    throw new GongkaiError('BAD_INPUT', `GONGKAI_IDENTITIES=${file}: ${problem}.`, { file });
  };
  let list: unknown;
  try {
    list = JSON.parse(withoutByteOrderMark(await readFile(file, 'utf8')));
  } catch (error) {
    return fail(messageOf(error));
  }
  if (!Array.isArray(list) || list.length === 0) return fail('must hold a list of identities');
  for (const entry of list)
    if (!isActor(entry)) fail(`${JSON.stringify(entry).slice(0, 100)} must have id, name, roles (of ${roles.join(', ')}) and offices`);
  return list as Actor[];
}

function isActor(entry: unknown): entry is Actor {
  if (typeof entry !== 'object' || entry === null) return false;
  const { id, name, roles: given, offices } = entry as Partial<Record<keyof Actor, unknown>>;
  return (
    typeof id === 'string' &&
    /^[\w.@-]{1,64}$/.test(id) &&
    typeof name === 'string' &&
    Array.isArray(given) &&
    given.every((role) => roles.includes(role)) &&
    Array.isArray(offices) &&
    offices.every((office) => typeof office === 'string')
  );
}
