#!/usr/bin/env node
import { Keyboard } from './keyboard.js';
import { Output } from './output.js';
import { createProgram } from './program.js';
import { tellError } from './tell-error.js';

const output = new Output(process.stdout, process.stderr, process.env, { data: process.argv.includes('--json') });
// A reader that stops reading (| head) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await createProgram(output, process.env, new Keyboard(process.stdin)).parseAsync(process.argv);
} catch (error) {
  process.exitCode = tellError(error, output);
}
