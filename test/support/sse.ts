/** One event of a stream of server-sent events. */
export interface ServerSentEvent {
  /** The cursor, where the event has one. */
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string;
}

/** A stream of server-sent events on a response, read one by one. */
export class EventStreamReader {
  private text = '';
  private readonly reader: ReadableStreamDefaultReader<string> | undefined;

  constructor(
    readonly response: Response,
    private readonly controller: AbortController,
  ) {
    this.reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** Subscribes over HTTP. @param url of the server */
  static async open(
    url: string,
    query: string,
    variables: object = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<EventStreamReader> {
    const controller = new AbortController();
    const response = await fetch(`${url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify({ query, variables }),
      signal: controller.signal,
    });
    return new EventStreamReader(response, controller);
  }

  /** The next event that has data; comments are passed over. @throws {Error} when the stream ends */
  async next(): Promise<ServerSentEvent> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end !== -1) {
        const block = this.text.slice(0, end);
        this.text = this.text.slice(end + 2);
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data) return { id: /^id: (.*)$/m.exec(block)?.[1], event: /^event: (.*)$/m.exec(block)?.[1], data };
        continue;
      }
      const { done, value } = (await this.reader?.read()) ?? { done: true };
      if (done) throw new Error('the stream ended');
      this.text += value;
    }
  }

  close(): void {
    this.controller.abort();
  }
}
