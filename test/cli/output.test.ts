import { describe, expect, test } from '@jest/globals';
import { CommanderError } from 'commander';
import { Output } from '../../src/cli/output.js';
import { tellError } from '../../src/cli/tell-error.js';
import { GongkaiError } from '../../src/errors.js';
import { Written } from '../support/terminal.js';

function written(write: (output: Output) => void, { terminal = false, environment = {}, data = false } = {}) {
  const [stdout, stderr] = [new Written(terminal), new Written(terminal)];
  write(new Output(stdout, stderr, environment, { data }));
  return { stdout: stdout.said, stderr: stderr.said };
}

describe('what a command prints', () => {
  test.each([
    ['has colours in a terminal', { terminal: true }, '\u001b[31m红\u001b[39m\n'],
    ['is plain when it is piped', {}, '红\n'],
    ['is plain in a terminal with NO_COLOR', { terminal: true, environment: { NO_COLOR: '1' } }, '红\n'],
    ['has colours where NO_COLOR is set to nothing', { terminal: true, environment: { NO_COLOR: '' } }, '\u001b[31m红\u001b[39m\n'],
  ])('%s', (_, options, expected) => {
    expect(written((output) => output.line(output.style('red', '红')), options).stdout).toBe(expected);
  });

  test('does nothing to the terminal that people wrote into a report', () => {
    const hostile = '一\u001b[2J二\u001b]0;x\u0007三\r四\u009b1m五\t六\u001b[1A';
    const { stdout } = written((output) => output.line(output.style('bold', hostile)), { terminal: true });
    expect(stdout).toBe('\u001b[1m一\ufffd[2J二\ufffd]0;x\ufffd三\ufffd四\ufffd1m五\t六\ufffd[1A\u001b[22m\n');
  });

  test('plain where it is piped, and never hidden or turned around, whatever styles people wrote', () => {
    const hostile = '\u001b[31m红\u001b[39m \u001b[8m藏\u202e逆';
    expect(written((output) => output.line(hostile)).stdout).toBe('\ufffd[31m红\ufffd[39m \ufffd[8m藏\ufffd逆\n');
    expect(written((output) => output.line(hostile), { terminal: true }).stdout).toBe('\u001b[31m红\u001b[39m \ufffd[8m藏\ufffd逆\n');
  });

  test('gives a file as it is, but to a terminal nothing binary, nor what it would obey', () => {
    const bytes = new Uint8Array([80, 75, 3, 4]);
    const given = (isText: boolean, terminal: boolean) => written((output) => output.file(bytes, { isText }), { terminal }).stdout;
    expect([given(false, false), given(true, true), given(false, true)]).toEqual(['PK\u0003\u0004', 'PK\ufffd\ufffd', '']);
  });

  test('keeps its place where it is indented, also behind a line end that people wrote', () => {
    expect(written((output) => output.indented().line('一\n✓ 9. ReportPublished')).stdout).toBe('  一\n  ✓ 9. ReportPublished\n');
  });

  test('stands in columns, a row on one line whatever is in it', () => {
    const { stdout } = written((output) =>
      output.table(
        ['a', 'b'],
        [
          ['标题', 'x\n✓ 9. ReportPublished'],
          ['1', ''],
        ],
      ),
    );
    expect(stdout).toBe('a     b\n标题  x ✓ 9. ReportPublished\n1\n');
  });

  test('as an array of JSON is written item by item, and ended where an error ends it', async () => {
    const stdout = new Written();
    const output = new Output(stdout, new Written(), {});
    async function* items(count: number, fails = false) {
      for (let n = 0; n < count; n++) yield n;
      if (fails) throw new Error('torn off');
    }
    await output.jsonItems(items(3), (n) => ({ n }));
    expect(stdout.said).toBe('[\n{"n":0},\n{"n":1},\n{"n":2}\n]\n');
    const broken = new Written();
    await expect(new Output(broken, new Written(), {}).jsonItems(items(1, true), (n) => ({ n }))).rejects.toThrow('torn off');
    expect(JSON.parse(broken.said)).toEqual([{ n: 0 }]);
    const none = new Written();
    await new Output(none, new Written(), {}).jsonItems(items(0), (n) => ({ n }));
    expect(JSON.parse(none.said)).toEqual([]);
  });

  test('waits for whoever reads to take it', async () => {
    const stdout = Object.defineProperty(new Written(), 'writableNeedDrain', { value: true });
    let drained = false;
    const waiting = new Output(stdout, new Written(), {}).drained().then(() => {
      drained = true;
    });
    await new Promise(setImmediate);
    expect(drained).toBe(false);
    stdout.emit('drain');
    await waiting;
    expect(drained).toBe(true);
  });
});

describe('an error', () => {
  const error = new GongkaiError('NOT_FOUND', 'There is no report x.', { reportId: 'x' });

  test('is told to people in words, with its code and where to look', () => {
    expect(written((output) => expect(tellError(error, output)).toBe(1))).toEqual({
      stdout: '',
      stderr: 'gongkai: There is no report x. gongkai reports lists them. [NOT_FOUND]\n',
    });
  });

  test.each([
    [error, { code: 'NOT_FOUND', message: 'There is no report x.', retryable: false, details: { reportId: 'x' } }],
    [
      new CommanderError(1, 'commander.unknownOption', "error: unknown option '--x'"),
      { code: 'BAD_INPUT', message: "unknown option '--x'" },
    ],
    [new CommanderError(1, 'commander.help', '(outputHelp)'), { code: 'BAD_INPUT', message: 'Name a command: gongkai --help lists them.' }],
    [new Error('out of order'), { code: 'INTERNAL', message: 'out of order', details: { stack: expect.any(String) } }],
    ['no error at all', { code: 'INTERNAL', message: 'no error at all' }],
  ])('is told to programs as data: %s', (thrown, expected) => {
    const { stdout, stderr } = written((output) => expect(tellError(thrown, output)).toBe(1), { data: true });
    expect(stdout).toBe('');
    expect(JSON.parse(stderr)).toEqual({ error: expect.objectContaining({ retryable: false, ...expected }) });
  });

  test('of the parser is not told twice, and help is none', () => {
    expect(written((output) => expect(tellError(new CommanderError(1, 'commander.unknownOption', 'x'), output)).toBe(1)).stderr).toBe('');
    expect(
      written((output) => expect(tellError(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'), output)).toBe(0), {
        data: true,
      }),
    ).toEqual({ stdout: '', stderr: '' });
  });

  test('and a note are lines of JSON each, where data is asked for', () => {
    const { stderr } = written(
      (output) => {
        output.note('20 of 50 are shown');
        output.usage('(gongkai --help)\n');
        output.error('x', { code: 'INTERNAL' });
      },
      { data: true },
    );
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toEqual([{ note: '20 of 50 are shown' }, { error: { code: 'INTERNAL' } }]);
  });
});
