import type { LeftOut, LeftOutReason } from '../roll-up/left-out.js';
import type { Output } from './output.js';

const reasons: Readonly<Record<LeftOutReason, string>> = {
  vertical: 'vertical',
  dissolved: 'dissolved',
  foundedLater: 'founded later',
  duplicate: 'duplicate',
  registeredLater: 'registered later',
  government: 'no report of its own organ',
};

/** The offices that do not belong to a roll-up, or owe no report, with the reason; nothing where there are none. */
export function printLeftOut(leftOut: readonly LeftOut[], limit: number, output: Output): void {
  if (leftOut.length === 0) return;
  output.line();
  output.table(
    ['left out', 'why', 'name'],
    leftOut.slice(0, limit).map((left) => [left.office.id, why(left), left.office.name]),
  );
  if (leftOut.length > limit) output.note(`${limit} of ${leftOut.length} are shown; --limit shows more.`);
}

function why({ reason, countedAs, jurisdictionOnly }: LeftOut): string {
  if (reason === 'government' && countedAs !== null) return `in the report of ${countedAs} for its jurisdiction`;
  const of = countedAs === null ? '' : ` of ${countedAs}`;
  return `${reasons[reason]}${of}${jurisdictionOnly ? ' (reported for its jurisdiction)' : ''}`;
}
