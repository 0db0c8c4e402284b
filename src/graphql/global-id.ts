import { GongkaiError } from '../errors.js';

export type NodeType = 'Report' | 'Office' | 'Revision';

/** An id that is unique over all types (Relay): opaque to clients. */
export function toGlobalId(type: NodeType, key: string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}

/** @throws {GongkaiError} BAD_INPUT */
export function fromGlobalId(id: string): { type: NodeType; key: string } {
  const [, type, key] = /^(Report|Office|Revision):(.+)$/s.exec(Buffer.from(id.slice(0, 400), 'base64url').toString()) ?? [];
  if (type === undefined || key === undefined)
    throw new GongkaiError('BAD_INPUT', `"${id.slice(0, 100)}" is no id of a node.`, { id: id.slice(0, 100) });
  return { type: type as NodeType, key };
}

/** The key in a global id of this type; what is no such id is taken for the key itself, so that people can type it. */
export function keyOf(type: NodeType, id: string): string {
  const decoded = Buffer.from(id, 'base64url').toString();
  return decoded.startsWith(`${type}:`) ? decoded.slice(type.length + 1) : id;
}
