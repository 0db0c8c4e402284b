#!/usr/bin/env node
import { isGongkaiError } from '../errors.js';
import { Output } from './output.js';
import { createProgram } from './program.js';

const output = new Output(process.stdout, process.stderr, process.env);
// A reader that stops reading (| head) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await createProgram(output, process.env).parseAsync(process.argv);
} catch (error) {
  if (isGongkaiError(error)) output.note(`gongkai: ${error.message} [${error.code}]`);
  else output.note(`gongkai: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
}
