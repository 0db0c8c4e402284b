import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** A comment line this often keeps proxies from closing a quiet stream (ms). */
const heartbeatMs = 12_000;

/** Server-sent events on a response. Writing waits while the client does not read, so that nothing piles up. */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    private readonly response: ServerResponse,
    private readonly signal: AbortSignal,
    headers: Readonly<Record<string, string>>,
  ) {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
      ...headers,
    });
    response.write(':\n\n');
    this.heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(':\n\n');
    }, heartbeatMs);
    this.heartbeat.unref();
  }

  async send(event: string, data: unknown, id: string | null): Promise<void> {
    const text = `${id === null ? '' : `id: ${id}\n`}event: ${event}\n${data === undefined ? 'data:\n' : `data: ${JSON.stringify(data)}\n`}\n`;
    if (this.response.writableEnded || this.response.destroyed) return;
    if (!this.response.write(text)) await once(this.response, 'drain', { signal: this.signal }).catch(() => {});
  }

  end(): void {
    clearInterval(this.heartbeat);
    this.response.end();
  }
}
