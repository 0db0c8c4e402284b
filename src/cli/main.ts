#!/usr/bin/env node
import { GongkaiError } from '../errors.js';
import { Keyboard } from './keyboard.js';
import { Output } from './output.js';
import { createProgram } from './program.js';
import { tellError } from './tell-error.js';

const output = new Output(process.stdout, process.stderr, process.env, { data: process.argv.includes('--json') });
// A reader that stops reading (| head) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.exit(tellError(new GongkaiError('BAD_INPUT', `The output can not be written (${error.message}).`), output));
});

try {
  await createProgram(output, process.env, new Keyboard(process.stdin)).parseAsync(process.argv);
} catch (error) {
  process.exitCode = tellError(error, output);
}
