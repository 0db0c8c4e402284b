import type { Relation } from '../history/relation.js';
import type { Output } from './output.js';

/** A point that was found, as it is told. */
export interface PointTold {
  readonly report: string;
  readonly revision: number;
  readonly edition: number;
  readonly at: string;
}

export interface PointsTold {
  readonly from: PointTold;
  readonly to: PointTold;
  readonly relation: Relation;
}

/** Which two points are compared, and what to bear in mind about them. */
export function printPoints({ from, to, relation }: PointsTold, output: Output): void {
  if (relation.kind !== 'revisions') output.line(output.style('bold', `${relation.label.zh}  ${relation.label.en}`));
  for (const [name, { report, revision, edition, at }] of [
    ['from', from],
    ['to  ', to],
  ] as const)
    output.line(output.style('dim', `${name} ${report}  revision ${revision}  edition ${edition}  ${at}`));
  for (const { zh, en } of relation.cautions) output.line(output.style('yellow', `${zh} ${en}`));
}
