import { CommanderError } from 'commander';
import { type GongkaiError, isGongkaiError } from '../errors.js';
import type { Output } from './output.js';

/**
 * Tells what went wrong: people in words, programs as `{"error": {"code", "message", "retryable", "details"}}`.
 * @returns the exit code
 */
export function tellError(error: unknown, output: Output): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // People have been told by the parser, with how it should be.
    const message = error.code === 'commander.help' ? 'Name a command: gongkai --help lists them.' : error.message.replace(/^error: /, '');
    output.error(null, { code: 'BAD_INPUT', message, retryable: false, details: {} });
    return error.exitCode;
  }
  if (isGongkaiError(error)) {
    const { code, retryable, details } = error;
    const message = withOptions(error.message);
    output.error(`gongkai: ${message}${whereToLook(error)} [${code}]`, { code, message, retryable, details });
  } else {
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    output.error(`gongkai: ${stack}`, { code: 'INTERNAL', message, retryable: false, details: { stack } });
  }
  return 1;
}

/** A message that names arguments of the API, with the options of the command line that stand for them. */
function withOptions(message: string): string {
  return message.replaceAll('expectedRevision', '--expected-revision');
}

/** The command that shows what there is, where a report was named that is not there. */
function whereToLook({ code, message }: GongkaiError): string {
  return code === 'NOT_FOUND' && message.startsWith('There is no report ') ? ' gongkai reports lists them.' : '';
}
