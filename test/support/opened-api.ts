import type { Core } from '../../src/app/core.js';
import type { ServerOptions } from '../../src/server/options.js';
import { type Api, startApi } from './api.js';
import { openTestCore } from './core.js';
import { removeFolder, temporaryFolder } from './service.js';

/** The API over a core of its own, in a folder of its own, which goes with it. */
export interface OpenedApi {
  readonly folder: string;
  readonly core: Core;
  readonly api: Api;
  close(): Promise<void>;
}

export async function openApi(options: Partial<ServerOptions> = {}): Promise<OpenedApi> {
  const folder = await temporaryFolder();
  const core = await openTestCore(folder);
  const api = await startApi(core, options);
  return {
    folder,
    core,
    api,
    async close() {
      await api.server.close();
      await core.close();
      await removeFolder(folder);
    },
  };
}
