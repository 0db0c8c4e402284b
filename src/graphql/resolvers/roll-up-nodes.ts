import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { World } from '../../read-model/as-of/world.js';
import type { ApiContext } from '../context.js';
import { officeNode, reportNode } from '../nodes.js';
import { Deadline } from '../types/deadlines.js';
import { Office } from '../types/office.js';
import { Report } from '../types/report.js';
import { LeftOutOffice, StatisticsOffice } from '../types/statistics.js';
import { within } from '../within.js';

interface Named {
  readonly officeId: string;
  readonly reportId: string | null;
  readonly world: World | undefined;
}

async function officeOf(node: Named, context: ApiContext) {
  const row = await within(context, node).loaders.office.load(node.officeId);
  return row && officeNode(row);
}

async function reportOf(node: Named, context: ApiContext) {
  const row = node.reportId === null ? null : await within(context, node).loaders.report.load(node.reportId);
  return row && reportNode(row);
}

@Resolver(() => StatisticsOffice)
export class StatisticsOfficeFields {
  @FieldResolver(() => Office)
  office(@Root() node: Named, @Ctx() context: ApiContext) {
    return officeOf(node, context);
  }

  @FieldResolver(() => Report, { nullable: true })
  report(@Root() node: Named, @Ctx() context: ApiContext) {
    return reportOf(node, context);
  }
}

@Resolver(() => LeftOutOffice)
export class LeftOutOfficeFields {
  @FieldResolver(() => Office)
  office(@Root() node: Named, @Ctx() context: ApiContext) {
    return officeOf(node, context);
  }
}

@Resolver(() => Deadline)
export class DeadlineFields {
  @FieldResolver(() => Office)
  office(@Root() node: Named, @Ctx() context: ApiContext) {
    return officeOf(node, context);
  }

  @FieldResolver(() => Report, { nullable: true })
  report(@Root() node: Named, @Ctx() context: ApiContext) {
    return reportOf(node, context);
  }
}
