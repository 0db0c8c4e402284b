import type { FastifyInstance } from 'fastify';
import type { ServerOptions } from './options.js';

/** For those who run it: /healthz (the process is up), /readyz (it may be sent requests), /metrics (Prometheus). */
export function operationsRoutes(server: FastifyInstance, { watchdog, metrics }: ServerOptions): void {
  server.get('/healthz', async () => ({ status: 'up' }));
  server.get('/readyz', async (_request, reply) => {
    const { ready, reasons, details } = await watchdog.check();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', reasons, ...details });
  });
  server.get('/metrics', async (_request, reply) => {
    const { behindMs, parked, ready } = await watchdog.check();
    metrics.lag.set(behindMs / 1000);
    metrics.parked.set(parked);
    metrics.ready.set(ready ? 1 : 0);
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}
