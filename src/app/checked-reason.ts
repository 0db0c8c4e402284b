import { checkedText } from '../reports/text-input.js';

const longestReason = 2000;

/** Why a change is made, as the audit trail keeps it for good. @throws {GongkaiError} BAD_INPUT as for any text */
export function checkedReason(reason: string | null): string | null {
  return reason === null ? null : checkedText(reason, 'reason', longestReason);
}
