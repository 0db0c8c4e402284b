import { readCarried } from '../carried.js';
import type { Exported } from '../exported.js';
import { carrierName, exportHtml } from './export-html.js';

/**
 * The report that a page is the export of; null for every other page. What the page carries is exported again, and the page must be
 * just that: so what it shows is what is taken from it. One that was changed by a single letter is read like any other page.
 */
export function recogniseHtml(page: string): Exported | null {
  const [, text] = new RegExp(`<meta name="${carrierName}" content="([A-Za-z0-9+/=]+)">`).exec(page) ?? [];
  const exported = text === undefined ? null : readCarried(text);
  try {
    return exported && exportHtml(exported) === page ? exported : null;
  } catch {
    return null;
  }
}
