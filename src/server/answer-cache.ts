import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { header } from './headers.js';

/** Characters kept at most. */
const mostKept = 64 * 1024 * 1024;
/** A request or an answer of more characters is not kept. */
const longest = 1024 * 1024;

interface Asked {
  readonly key: string;
  readonly version: string;
}

/**
 * Answers to queries, kept under the operation, its variables, the reader and the version of the read model. What was answered at a
 * version stays right for that version, so nothing is ever invalidated: a later version is another key.
 */
export class AnswerCache {
  private readonly answers = new LRUCache<string, string>({
    maxSize: mostKept,
    sizeCalculation: (answer, key) => answer.length + key.length,
  });
  private readonly asked = new WeakMap<FastifyRequest, Asked>();

  /** @param version names what the read model says now */
  constructor(
    private readonly version: () => string,
    private readonly onHit: () => void,
  ) {}

  /** Puts the cache before the route: what is known is answered at once, the rest is learned from its answer. */
  guard(server: FastifyInstance, path: string): void {
    server.addHook('preHandler', (request, reply, done) => {
      const asked = this.ask(request, path);
      const known = asked ? this.answers.get(asked.key) : undefined;
      if (known === undefined) {
        if (asked) this.asked.set(request, asked);
        done();
        return;
      }
      this.onHit();
      reply.type('application/json; charset=utf-8').send(known);
    });
    server.addHook('onSend', (request, _reply, payload, done) => {
      this.learn(request, payload);
      done(null, payload);
    });
  }

  /** The answer to this request is of its version alone, and may be kept. */
  mayKeep(request: FastifyRequest): void {
    const asked = this.asked.get(request);
    if (asked) this.keepable.add(asked);
  }

  private readonly keepable = new WeakSet<Asked>();

  private ask(request: FastifyRequest, path: string): Asked | null {
    if (request.method !== 'POST' || request.url !== path) return null;
    const { query, variables, operationName } = (request.body ?? {}) as Record<string, unknown>;
    if (typeof query !== 'string' || query.length > longest || /^\s*(mutation|subscription)\b/.test(query)) return null;
    const version = this.version();
    const key = JSON.stringify([version, header(request, 'x-gongkai-actor') ?? null, operationName ?? null, variables ?? null, query]);
    return key.length > longest ? null : { key, version };
  }

  private learn(request: FastifyRequest, payload: unknown): void {
    const asked = this.asked.get(request);
    if (!asked || !this.keepable.has(asked) || typeof payload !== 'string' || payload.length > longest) return;
    if (asked.version === this.version()) this.answers.set(asked.key, payload);
  }
}
