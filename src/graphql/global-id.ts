import { GongkaiError } from '../errors.js';
import type { World } from '../read-model/as-of/world.js';

export type NodeType = 'Report' | 'Office' | 'Revision';

/** Begins the world in an id: no key holds it. */
const worldMark = '!';

/**
 * An id that is unique over all types (Relay): opaque to clients. What is read in the world of an instant has an id of its own: a
 * client that keeps things by their id keeps it apart from what is now.
 */
export function toGlobalId(type: NodeType, key: string, world?: World): string {
  return Buffer.from(`${type}:${key}${world === undefined ? '' : `${worldMark}${world.kind}@${world.at}`}`).toString('base64url');
}

/** @throws {GongkaiError} BAD_INPUT */
export function fromGlobalId(id: string): { type: NodeType; key: string; world?: World } {
  const [, type, key, kind, at] =
    /^(Report|Office|Revision):([^!]+)(?:!(recorded|inForce)@(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z))?$/s.exec(
      Buffer.from(id.slice(0, 400), 'base64url').toString(),
    ) ?? [];
  if (type === undefined || key === undefined || (at !== undefined && Number.isNaN(Date.parse(at))))
    throw new GongkaiError('BAD_INPUT', `"${id.slice(0, 100)}" is no id of a node.`, { id: id.slice(0, 100) });
  return {
    type: type as NodeType,
    key,
    ...(kind === undefined || at === undefined ? {} : { world: { kind: kind as World['kind'], at } }),
  };
}

/** The key in a global id of this type; what is no such id is taken for the key itself, so that people can type it. */
export function keyOf(type: NodeType, id: string): string {
  const decoded = Buffer.from(id, 'base64url').toString();
  return decoded.startsWith(`${type}:`) ? (decoded.slice(type.length + 1).split(worldMark, 1)[0] ?? '') : id;
}
