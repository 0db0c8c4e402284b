import { runService } from './run-service.js';

await runService(process.env, process.stdout, process.stderr);
