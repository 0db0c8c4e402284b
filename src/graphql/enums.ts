import { registerEnumType } from 'type-graphql';

/** An enum of the API over the domain's own values: DRAFT is 'draft'. */
export function apiEnum<const T extends Record<string, string>>(values: T, name: string, description: string): T {
  registerEnumType(values, { name, description });
  return values;
}

export const ReportStatusEnum = apiEnum(
  { DRAFT: 'draft', IN_REVIEW: 'inReview', APPROVED: 'approved', PUBLISHED: 'published', CORRECTION: 'correction', WITHDRAWN: 'withdrawn' },
  'ReportStatus',
  'Where a report is on its way. While a correction is prepared, the published edition stays in force.',
);
export const ScopeEnum = apiEnum(
  { ORGAN: 'organ', JURISDICTION: 'jurisdiction' },
  'Scope',
  'The organ itself (本机关) or its whole jurisdiction (本级政府).',
);
export const CellStateEnum = apiEnum(
  { NUMBER: 'number', ZERO: 'zero', BLANK: 'blank', NA: 'na', TEXT: 'text' },
  'CellState',
  'What the text of a cell was taken to be. Blank is not zero.',
);
export const FindingGradeEnum = apiEnum(
  { ERROR: 'error', WARNING: 'warning', INFO: 'info' },
  'FindingGrade',
  'An error blocks publication, a warning asks for an explanation.',
);
export const FindingStateEnum = apiEnum(
  { PASS: 'pass', FAIL: 'fail', UNCERTAIN: 'uncertain', NOT_ASSESSABLE: 'notAssessable' },
  'FindingState',
  'Not assessable is not passed.',
);
export const RuleStageEnum = apiEnum(
  { IMPORT: 'import', PUBLICATION: 'publication' },
  'RuleStage',
  'Some faults are warnings when a report comes in and errors when it is to go out.',
);
export const CorrectionKindEnum = apiEnum(
  { FIGURES: 'figures', TEXT: 'text', SUPPLEMENT: 'supplement', OTHER: 'other' },
  'CorrectionKind',
  '数据更正, 文字更正, 补充, 其他.',
);
export const OfficeKindEnum = apiEnum({ GOVERNMENT: 'government', DEPARTMENT: 'department' }, 'OfficeKind', '政府 or 部门.');
export const OfficeLevelEnum = apiEnum(
  { NATIONAL: 'national', PROVINCE: 'province', CITY: 'city', COUNTY: 'county', TOWNSHIP: 'township' },
  'OfficeLevel',
  'The level of government.',
);
export const ReportOrderByEnum = apiEnum(
  { UPDATED_AT: 'updatedAt', YEAR: 'year', OFFICE: 'officeId', OPENED_AT: 'openedAt' },
  'ReportOrderField',
  'What reports are ordered by.',
);
export const DirectionEnum = apiEnum({ ASC: 'asc', DESC: 'desc' }, 'Direction', 'Ascending or descending.');
export const MergePolicyEnum = apiEnum(
  { FAIL: 'fail', MERGE: 'merge' },
  'MergePolicy',
  'What is done when others changed the report since the revision that a change was made on: it is refused, or merged with theirs.',
);
export const ChoiceEnum = apiEnum(
  { BASE: 'base', THEIRS: 'theirs', YOURS: 'yours', OWN: 'own' },
  'ConflictChoice',
  'What both began with, what it says now, what the change makes of it, or a text of its own.',
);
export const ConflictKindEnum = apiEnum(
  { TITLE: 'title', HEADING: 'heading', PARAGRAPHS: 'paragraphs', CELL: 'cell', LOCAL_ROW: 'localRow', ROW_ORDER: 'rowOrder' },
  'ConflictKind',
  'What is in conflict. LOCAL_ROW: one side removed or renamed a row that the other changed.',
);
export const SearchedInEnum = apiEnum(
  { CURRENT: 'current', PUBLISHED: 'published' },
  'SearchedIn',
  'What is searched: what the reports say now, drafts too, or their editions in force.',
);
export const SearchPlaceEnum = apiEnum(
  { TITLE: 'title', HEADING: 'heading', PARAGRAPH: 'paragraph' },
  'SearchPlace',
  'What part of a report a passage is from.',
);
export const ExportFormatEnum = apiEnum(
  { HTML: 'html', DOCX: 'docx', MARKDOWN: 'md', JSON: 'json', CSV: 'csv' },
  'ExportFormat',
  'What a report can be exported as. HTML and DOCX: the official layout. CSV: the figures alone.',
);
