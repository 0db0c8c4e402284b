import 'reflect-metadata';
import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { AuditFields } from './resolvers/audit-fields.js';
import { BlameFields, CellBlameFields, ParagraphBlameFields, ValueChangeFields, WordingChangeFields } from './resolvers/blame-fields.js';
import { Changes } from './resolvers/changes.js';
import { DeadlinesFields } from './resolvers/deadlines-fields.js';
import { DiffChangeFields, SectionDiffFields } from './resolvers/diff-change-fields.js';
import { CarriedOverFields, DiffFields } from './resolvers/diff-fields.js';
import { LastYearFields } from './resolvers/last-year-fields.js';
import { MergedFields } from './resolvers/merged-fields.js';
import { OfficeFields } from './resolvers/office-fields.js';
import { OfficeMutations } from './resolvers/office-mutations.js';
import { Queries } from './resolvers/queries.js';
import { ReportFields } from './resolvers/report-fields.js';
import { ReportMutations } from './resolvers/report-mutations.js';
import { RevisionFields } from './resolvers/revision-fields.js';
import { DeadlineFields, LeftOutOfficeFields, StatisticsOfficeFields } from './resolvers/roll-up-nodes.js';
import { RollUpQueries } from './resolvers/roll-ups.js';
import { Search } from './resolvers/search.js';
import { StatisticsFields } from './resolvers/statistics-fields.js';
import { Office } from './types/office.js';
import { Report } from './types/report.js';
import { Revision } from './types/revision.js';

let built: GraphQLSchema | null = null;

/** The schema from the resolvers, made once. */
export function apiSchema(): GraphQLSchema {
  built ??= withoutPlainResolvers(
    buildSchemaSync({
      resolvers: [
        Queries,
        RollUpQueries,
        ReportMutations,
        OfficeMutations,
        Changes,
        ReportFields,
        RevisionFields,
        OfficeFields,
        AuditFields,
        BlameFields,
        CellBlameFields,
        ParagraphBlameFields,
        ValueChangeFields,
        WordingChangeFields,
        DiffFields,
        DiffChangeFields,
        SectionDiffFields,
        CarriedOverFields,
        LastYearFields,
        MergedFields,
        StatisticsFields,
        DeadlinesFields,
        StatisticsOfficeFields,
        LeftOutOfficeFields,
        DeadlineFields,
        Search,
      ],
      orphanedTypes: [Report, Office, Revision],
      validate: false,
      pubSub: unusedPubSub,
    }),
  );
  return built;
}

/** type-graphql asks for one, though every subscription here has a source of its own. */
const unusedPubSub: PubSub = {
  publish: () => {
    throw new Error('Nothing is published: subscriptions read the change feed.');
  },
  subscribe: () => {
    throw new Error('Nothing is published: subscriptions read the change feed.');
  },
};

/**
 * type-graphql gives every plain field an async resolver; without it a field is read as fast as a property. And it tells the type of a
 * union's member asynchronously, which compiled queries do not wait for.
 */
function withoutPlainResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = typeNameOf;
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (type === schema.getQueryType() || type === schema.getMutationType() || type === schema.getSubscriptionType()) continue;
    const resolved = resolvedFields[type.name] ?? new Set();
    for (const field of Object.values(type.getFields())) if (!resolved.has(field.name)) delete field.resolve;
  }
  return schema;
}

/** Rows of the read model say their type; the members of results are of the class of their type. */
function typeNameOf(value: object): string {
  return '__typename' in value ? String(value.__typename) : value.constructor.name;
}

const methods = (...resolvers: readonly { readonly prototype: object }[]) =>
  new Set(resolvers.flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)));

/** Fields with a resolver of their own, by type. */
const resolvedFields: Readonly<Record<string, ReadonlySet<string>>> = {
  Report: methods(ReportFields, LastYearFields),
  Revision: methods(RevisionFields),
  Office: methods(OfficeFields),
  AuditEntry: methods(AuditFields),
  Change: methods(Changes),
  Blame: methods(BlameFields),
  CellBlame: methods(CellBlameFields),
  ParagraphBlame: methods(ParagraphBlameFields),
  ValueChange: methods(ValueChangeFields),
  WordingChange: methods(WordingChangeFields),
  Diff: methods(DiffFields, DiffChangeFields),
  SectionDiff: methods(SectionDiffFields),
  Merged: methods(MergedFields),
  Statistics: methods(StatisticsFields),
  Deadlines: methods(DeadlinesFields),
  StatisticsOffice: methods(StatisticsOfficeFields),
  LeftOutOffice: methods(LeftOutOfficeFields),
  Deadline: methods(DeadlineFields),
  CarriedOverSection: methods(CarriedOverFields),
};
