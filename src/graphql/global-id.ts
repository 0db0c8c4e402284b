import { echoed, GongkaiError } from '../errors.js';
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

export interface Named {
  readonly type: NodeType;
  readonly key: string;
  /** In which the node was read; absent: now. */
  readonly world?: World;
}

/** @throws {GongkaiError} BAD_INPUT */
export function fromGlobalId(id: string): Named {
  const named = parsed(id);
  if (!named) throw new GongkaiError('BAD_INPUT', `"${echoed(id)}" is no id of a node.`, { id: echoed(id) });
  return named;
}

/**
 * What an id of this type names; what is no global id is taken for the key itself, so that people can type it.
 * @throws {GongkaiError} BAD_INPUT for the id of a node of another type
 */
export function namedBy(type: NodeType, id: string): Named {
  const named = parsed(id);
  if (named === null) return { type, key: id };
  if (named.type === type) return named;
  throw new GongkaiError(
    'BAD_INPUT',
    `"${echoed(id)}" is the id of ${withArticle[named.type]} (${echoed(named.key)}); the id of ${withArticle[type]} is asked for.`,
    { id: echoed(id), type: named.type, key: echoed(named.key) },
  );
}

/** The key in an id of this type, whatever world it was read in. @throws {GongkaiError} BAD_INPUT as `namedBy` does */
export function keyOf(type: NodeType, id: string): string {
  return namedBy(type, id).key;
}

const withArticle: Readonly<Record<NodeType, string>> = { Report: 'a report', Office: 'an office', Revision: 'a revision' };

/** No id that was given out is longer. */
const longestId = 400;

function parsed(id: string): Named | null {
  const text = id.length > longestId ? '' : Buffer.from(id, 'base64url').toString();
  const [, type, key, kind, at] =
    /^(Report|Office|Revision):([^!]+)(?:!(recorded|inForce)@(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z))?$/s.exec(text) ?? [];
  if (type === undefined || key === undefined || (at !== undefined && Number.isNaN(Date.parse(at)))) return null;
  return {
    type: type as NodeType,
    key,
    ...(kind === undefined || at === undefined ? {} : { world: { kind: kind as World['kind'], at } }),
  };
}
