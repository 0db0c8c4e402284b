import { GongkaiError } from '../../errors.js';
import type { ListedOffice } from './read-office-file.js';

/**
 * The offices so that each stands behind the one above it, else as they are listed.
 * @throws {GongkaiError} BAD_INPUT when an office stands above itself
 */
export function parentsFirst(offices: readonly ListedOffice[]): readonly ListedOffice[] {
  const byId = new Map(offices.map((office) => [office.id, office]));
  const ordered = new Set<ListedOffice>();
  for (const office of offices) {
    const above = new Set<ListedOffice>();
    for (let next: ListedOffice | undefined = office; next && !ordered.has(next); next = byId.get(next.details.parentId ?? '')) {
      if (above.has(next))
        throw new GongkaiError('BAD_INPUT', `line ${next.line}: the office ${next.id} would stand above itself. Nothing was registered.`, {
          officeId: next.id,
        });
      above.add(next);
    }
    for (const each of [...above].reverse()) ordered.add(each);
  }
  return [...ordered];
}
