import type { Catalog } from './catalog.js';
import { removeGeneration } from './generation.js';

/** Makes a filled generation the one that is read, in every process of its version; the one before is kept to go back to. */
export function activate(catalog: Catalog, number: number): void {
  for (const dropped of catalog.activate(number)) removeGeneration(catalog.pathOf(dropped));
}
