import { describe, expect, test } from '@jest/globals';
import { Keyboard } from '../../src/cli/keyboard.js';
import { FakeInput } from '../support/terminal.js';

describe('a key pressed', () => {
  test.each([
    ['Enter', '\r', true],
    ['a line end', '\n', true],
    ['the space bar', ' ', true],
    ['q', 'q', false],
    ['Q', 'Q', false],
    ['Ctrl-C', '\u0003', false],
    ['Ctrl-D', '\u0004', false],
    ['the first of several that says something', 'xyq\r', false],
  ])('%s goes on or ends', async (_, key, expected) => {
    const input = new FakeInput(true);
    const answer = new Keyboard(input).goOn();
    await input.press(key);
    expect(await answer).toBe(expected);
  });

  test('that means nothing is passed over, and the terminal is left as it was found', async () => {
    const input = new FakeInput(true);
    const answer = new Keyboard(input).goOn();
    expect([input.raw, input.reading]).toEqual([true, true]);
    await input.press('x');
    expect([input.raw, input.reading]).toEqual([true, true]);
    await input.press('\r');
    expect([await answer, input.raw, input.reading, input.listenerCount('data'), input.listenerCount('end')]).toEqual([
      true,
      false,
      false,
      0,
      0,
    ]);
  });

  test('is not waited for when the input ends', async () => {
    const input = new FakeInput(true);
    const answer = new Keyboard(input).goOn();
    input.emit('end');
    expect(await answer).toBe(false);
  });
});
