import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ApiContext } from '../context.js';
import { officeNode, reportNode, revisionNode } from '../nodes.js';
import type { AuditNode } from '../pages.js';
import { AuditEntry } from '../types/audit.js';
import { Office } from '../types/office.js';
import { Report } from '../types/report.js';
import { Revision } from '../types/revision.js';
import { within } from '../within.js';

@Resolver(() => AuditEntry)
export class AuditFields {
  @FieldResolver(() => Report, { nullable: true, description: 'Null for an event of an office.' })
  async report(@Root() { reportId, row: { world } }: AuditNode, @Ctx() context: ApiContext) {
    const row = reportId === null ? null : await within(context, { world }).loaders.report.load(reportId);
    return row && reportNode(row);
  }

  @FieldResolver(() => Office)
  async office(@Root() { officeId, row: { world } }: AuditNode, @Ctx() context: ApiContext) {
    const row = await within(context, { world }).loaders.office.load(officeId);
    return row && officeNode(row);
  }

  @FieldResolver(() => Revision, { nullable: true, description: 'The report after it, with the change it made.' })
  revision(@Root() { row }: AuditNode) {
    return row.reportId === null ? null : revisionNode(row);
  }
}
