import type { Label } from './labels.js';
import { short } from './spoken.js';
import type { SummaryLine } from './summary-line.js';

/** What is known of a revision beside its content, and its title. */
export type MetadataField = keyof typeof fields;
export type Metadata = Readonly<Record<MetadataField, MetadataValue>>;

/** A value as data, and as people say it. */
export interface MetadataValue extends Label {
  readonly value: string;
}

export interface MetadataDiff {
  readonly field: MetadataField;
  /** What the field is called. */
  readonly label: Label;
  readonly old: MetadataValue;
  readonly new: MetadataValue;
}

const fields = {
  title: { zh: '标题', en: 'Title' },
  office: { zh: '机关', en: 'Office' },
  year: { zh: '年度', en: 'Year' },
  scope: { zh: '范围', en: 'Scope' },
  form: { zh: '格式', en: 'Form' },
  status: { zh: '状态', en: 'Status' },
  edition: { zh: '版本', en: 'Edition' },
} as const;

/** The fields in which two revisions differ. */
export function diffMetadata(from: Metadata, to: Metadata): MetadataDiff[] {
  return (Object.keys(fields) as MetadataField[])
    .filter((field) => from[field].value !== to[field].value)
    .map((field) => ({ field, label: fields[field], old: from[field], new: to[field] }));
}

export function metadataLine({ field, label, old, new: now }: MetadataDiff): SummaryLine {
  return {
    what: 'metadata',
    place: field,
    zh: `${label.zh} ${short(old.zh)} → ${short(now.zh)}`,
    en: `${label.en}: ${short(old.en)} → ${short(now.en)}`,
  };
}
