import { GongkaiError } from '../../errors.js';
import type { SearchHit } from '../../read-model/queries.js';
import type { Passage } from '../../read-model/search/search.js';
import { cutNote } from '../../read-model/search/words.js';
import type { ReportStatus, Scope } from '../../reports/status.js';
import { counted } from '../../roll-up/counted.js';
import type { CliContext } from '../cli-context.js';
import { oneLine } from '../output.js';

export interface SearchOptions {
  readonly limit: number;
  readonly published?: boolean;
  readonly year?: number;
  readonly office?: string;
  readonly scope?: Scope;
  readonly status?: readonly ReportStatus[];
  readonly after?: string;
}

/**
 * `gongkai search TEXT`: reports whose title, headings and text have all the words, each with where it says them.
 * @throws {GongkaiError} BAD_INPUT where drafts are looked for in what is in force; NOT_FOUND when there is no such office
 */
export function searchReports(texts: readonly string[], options: SearchOptions, { core, output, json }: CliContext): void {
  const { limit, published = false, year, office, scope, status, after } = options;
  if (published && status && !status.includes('published'))
    throw new GongkaiError(
      'BAD_INPUT',
      `What is in force is published: search without --published finds reports that are ${status.join(' or ')}, by what they say now.`,
      { status },
    );
  const page = core.app.queries.search(
    {
      text: texts.join(' '),
      in: published ? 'published' : 'current',
      now: new Date().toISOString(),
      filter: {
        ...(year === undefined ? {} : { year }),
        ...(office === undefined ? {} : { officeId: office }),
        ...(scope === undefined ? {} : { scope }),
        ...(status === undefined ? {} : { status }),
      },
    },
    { first: limit, ...(after === undefined ? {} : { after }) },
  );
  const { words, isCut, isMore, edges, hasNextPage } = page;
  const found = page.totalCount();
  if (json) {
    const endCursor = hasNextPage ? (edges.at(-1)?.cursor ?? null) : null;
    output.json({ words, isCut, totalCount: found, isMore, endCursor, hits: edges.map(({ node }) => node) });
    return;
  }
  if (words.length === 0) {
    output.line('There is nothing to look for in that: name a word, or a phrase in quotation marks.');
    return;
  }
  if (isCut) output.note(cutNote);
  if (found === 0) {
    const which = published ? ' in force' : status ? ` that is ${status.join(' or ')}` : '';
    output.line(`No report${which} has ${words.map((word) => `“${word}”`).join(' and ')}. Fewer words find more.`);
    return;
  }
  output.line(`${isMore ? `More than ${found}` : found} report${found === 1 && !isMore ? '' : 's'}.`);
  for (const { node } of edges) printHit(node, output);
  const last = edges.at(-1);
  if (hasNextPage && last) output.note(`${edges.length} are shown; --limit shows more, --after ${last.cursor} goes on.`);
}

function printHit({ report, revision, passages, placesHit }: SearchHit, output: CliContext['output']): void {
  output.line();
  output.line(`${output.style('bold', report.id)}  revision ${revision}, ${report.status}  ${oneLine(report.title)}`);
  for (const passage of passages) output.line(`  ${output.style('dim', placeOf(passage))}  ${shown(passage, output)}`);
  const others = placesHit - passages.length;
  if (others > 0) output.line(output.style('dim', `  and ${counted(others, 'more place')}`));
}

function placeOf({ place, section, heading, paragraph }: Passage): string {
  if (place === 'title') return '标题';
  if (place === 'heading') return `${section}`;
  return `${oneLine(heading ?? '') || section} ¶${(paragraph ?? 0) + 1}`;
}

function shown({ spans, cutBefore, cutAfter }: Passage, output: CliContext['output']): string {
  const text = spans.map(({ text, hit }) => (hit ? output.style('red', oneLineWithin(text)) : oneLineWithin(text))).join('');
  return `${cutBefore ? '…' : ''}${text}${cutAfter ? '…' : ''}`;
}

/** A piece of a line: its ends may be spaces that belong to the line. */
function oneLineWithin(text: string): string {
  return text.replace(/\s+/g, ' ');
}
