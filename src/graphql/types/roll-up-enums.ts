import { apiEnum } from '../enums.js';

export const CountedRevisionEnum = apiEnum(
  { PUBLISHED: 'published', CURRENT: 'current' },
  'CountedRevision',
  'Which revision of each report counts: the edition in force, or what it says now, drafts and all.',
);
export const MemberStateEnum = apiEnum(
  { ON_TIME: 'onTime', LATE: 'late', DRAFT: 'draft', WITHDRAWN: 'withdrawn', MISSING: 'missing' },
  'ReportingState',
  'How the report of an office stands that counts: published on time or late, a draft that never was published, withdrawn, or none at all.',
);
export const LeftOutReasonEnum = apiEnum(
  {
    VERTICAL: 'vertical',
    DISSOLVED: 'dissolved',
    FOUNDED_LATER: 'foundedLater',
    DUPLICATE: 'duplicate',
    REGISTERED_LATER: 'registeredLater',
    GOVERNMENT: 'government',
  },
  'LeftOutReason',
  'Led by its own system (垂直管理); dissolved before the year ended, or by the due day with nothing published; founded only after the year; registered a second time (same 统一社会信用代码); registered here only after the due day, without a report; or a government without a report of its own organ, which is that of its office (办公厅): it counts by the organs below it, or in the report of the government above that countedAs names.',
);
export const ComparedStateEnum = apiEnum(
  { EQUAL: 'equal', DIFFERS: 'differs', NOT_ASSESSABLE: 'notAssessable' },
  'SumComparison',
  'NOT_ASSESSABLE: a side has no figure, or reports in the sum lack figures and the reported one is not below it. Where whole reports are absent, the two differ, and the warning R-SUM names the offices.',
);
export const TrendSubjectEnum = apiEnum(
  { ORGAN: 'organ', JURISDICTION: 'jurisdiction', ROLL_UP: 'rollUp' },
  'TrendSubject',
  "The organ's own report, the office's report for its jurisdiction, or the sum over all below it (statistics).",
);
export const DeadlineStateEnum = apiEnum(
  {
    ON_TIME: 'onTime',
    LATE: 'late',
    NOT_YET_DUE: 'notYetDue',
    OVERDUE: 'overdue',
    DISSOLVED: 'dissolved',
    REGISTERED_LATER: 'registeredLater',
  },
  'DeadlineState',
  'Published first by the due day or after it, which stays so where it was withdrawn since; not published before or after it; dissolved by the due day; or registered here only after it, so that it can not be told.',
);
export const RegionLevelEnum = apiEnum(
  { PROVINCE: 'province', CITY: 'city', COUNTY: 'county' },
  'RegionLevel',
  'The first 2, 4 or 6 digits of the 行政区划代码 (GB/T 2260).',
);
