import { carried } from '../carried.js';
import { escapeMarkup } from '../escape-markup.js';
import type { Exported } from '../exported.js';

/** Where a document carries the report for reading it back: a part that no other refers to. */
export const carrierPath = 'customXml/gongkai-report.xml';

interface Part {
  readonly path: string;
  readonly data: string;
}

/** Parts that the library does not make, or makes with the time of day in them. */
export function ownParts(exported: Exported): readonly Part[] {
  return [
    { path: carrierPath, data: `<?xml version="1.0" encoding="UTF-8"?><report>${carried(exported)}</report>` },
    { path: 'docProps/core.xml', data: coreProperties(exported) },
  ];
}

function coreProperties({ content, officeName, revision, at }: Exported): string {
  const namespaces = [
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:dcterms="http://purl.org/dc/terms/"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ];
  const time = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escapeMarkup(at)}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ${namespaces.join(' ')}><dc:title>${escapeMarkup(content.title)}</dc:title><dc:creator>${escapeMarkup(officeName)}</dc:creator><dc:language>zh-CN</dc:language><cp:revision>${revision}</cp:revision>${time('created')}${time('modified')}</cp:coreProperties>`;
}
