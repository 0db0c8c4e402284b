import type { FastifyRequest } from 'fastify';

/** A header's value, or undefined when it is absent or was sent more than once. */
export function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
