/** What of a terminal's input is needed: `process.stdin` has it. */
export interface KeyInput {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data' | 'end', listener: (data: Buffer) => void): unknown;
  off(event: 'data' | 'end', listener: (data: Buffer) => void): unknown;
}

const onward: ReadonlySet<string> = new Set(['\r', '\n', ' ']);
/** Also Ctrl-C and Ctrl-D, which a terminal in raw mode passes on. */
const away: ReadonlySet<string> = new Set(['q', 'Q', '\u0003', '\u0004']);

/** Shows a question where a person sees it. */
export interface Asked {
  prompt(text: string): unknown;
}

/** Keys that a person presses. */
export class Keyboard {
  constructor(private readonly input: KeyInput) {}

  get isTerminal(): boolean {
    return this.input.isTTY === true;
  }

  /** Waits for Enter or the space bar (true: go on), or q, Ctrl-C, Ctrl-D or the end of the input (false). Other keys do nothing. */
  goOn(): Promise<boolean> {
    return new Promise((resolve) => {
      const { input } = this;
      const done = (answer: boolean): void => {
        input.off('data', onData);
        input.off('end', onEnd);
        input.setRawMode?.(false);
        input.pause();
        resolve(answer);
      };
      const onEnd = (): void => done(false);
      const onData = (data: Buffer): void => {
        const key = [...data.toString()].find((each) => onward.has(each) || away.has(each));
        if (key !== undefined) done(onward.has(key));
      };
      input.on('data', onData);
      input.on('end', onEnd);
      input.setRawMode?.(true);
      input.resume();
    });
  }

  /** Waits for a line. @returns it without spaces at its ends; null at the end of the input, or when the signal comes first */
  line(asked: Asked, question: string, signal: AbortSignal): Promise<string | null> {
    asked.prompt(question);
    return new Promise((resolve) => {
      const { input } = this;
      const typed: Buffer[] = [];
      const done = (answer: string | null): void => {
        input.off('data', onData);
        input.off('end', onEnd);
        signal.removeEventListener('abort', onEnd);
        input.pause();
        resolve(answer);
      };
      const onEnd = (): void => done(null);
      const onData = (data: Buffer): void => {
        typed.push(data);
        const [line, ...more] = Buffer.concat(typed).toString().split('\n');
        if (more.length > 0) done((line ?? '').trim());
      };
      if (signal.aborted) return resolve(null);
      input.on('data', onData);
      input.on('end', onEnd);
      signal.addEventListener('abort', onEnd);
      input.resume();
    });
  }
}
