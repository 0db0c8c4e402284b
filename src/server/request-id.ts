import { randomUUID } from 'node:crypto';

/** Ids from outside go into logs and events, so only harmless ones are taken. */
export function safeId(header: string | readonly string[] | undefined): string | null {
  return typeof header === 'string' && /^[\w.:-]{1,100}$/.test(header) ? header : null;
}

export function newRequestId(header: string | readonly string[] | undefined): string {
  return safeId(header) ?? randomUUID();
}
