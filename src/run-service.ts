import { readConfig } from './config.js';
import { isGongkaiError } from './errors.js';
import { exampleQueries } from './server/example-queries.js';
import { type Service, startService } from './service.js';

/** Starts the service, tells where to go, and ends it cleanly at SIGTERM or SIGINT. */
export async function runService(
  environment: Readonly<Record<string, string | undefined>>,
  stdout: NodeJS.WritableStream,
  stderr: NodeJS.WritableStream,
): Promise<void> {
  let service: Service;
  try {
    service = await startService(readConfig(environment, process.cwd()));
  } catch (error) {
    if (!isGongkaiError(error) && !isAddressInUse(error)) throw error;
    stderr.write(`gongkai: ${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    stdout.write(`\n${signal}: finishing what is under way …\n`);
    service.stop().then(
      () => stdout.write('Stopped.\n'),
      (error: unknown) => {
        stderr.write(`gongkai: it did not stop cleanly: ${error instanceof Error ? error.stack : error}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Whoever reads this may send a signal at once.
  stdout.write(welcome(service));
}

function isAddressInUse(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}

function welcome({ url, sample }: Service): string {
  const queries = exampleQueries.map(({ title, query }) => `\n# ${title}\n${query}`).join('');
  return `
公开 Gongkai is running.

  GraphQL page  ${url}/graphiql
  GraphQL       ${url}/graphql   (name who acts in the header x-gongkai-actor)
  Health        ${url}/readyz    Metrics ${url}/metrics
  CLI           npx gongkai --help
${sample === null ? '' : `\nThe sample report is ${sample}.\n`}
Three queries to begin with:
${queries}
`;
}
