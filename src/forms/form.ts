/** The official form as data: what `schema/forms/*.json` holds. A new form is a new file there and needs no code. */

export interface Labelled {
  /** The label as printed in the official form. */
  readonly label: string;
  readonly labelEn: string;
  /** How people say it (新收申请 for 一、本年新收政府信息公开申请数量); empty where they leave it out. Absent: the label itself. */
  readonly spoken?: string;
  readonly spokenEn?: string;
}

/** A heading above rows or columns, outermost first (e.g. 三、本年度办理结果 → （三）不予公开). */
export interface PathStep extends Labelled {
  readonly key: string;
}

export interface FormColumn extends Labelled {
  readonly key: string;
  /** Other labels under which real reports print the same column. */
  readonly aliases: readonly string[];
  readonly path: readonly PathStep[];
  /** The unit the form declares, e.g. 件, 项, 元, 万元. */
  readonly unit: string;
  readonly type: 'integer' | 'decimal';
  /** The smallest value allowed, as an exact decimal; null when there is none. */
  readonly min: string | null;
  readonly signed: boolean;
  /** How many columns of the printed grid it takes. Absent: 1. */
  readonly span?: number;
}

export interface FormRow extends Labelled {
  /** Unique in its table, e.g. `item1.regulations`, `results.denied.stateSecret`. */
  readonly key: string;
  readonly aliases: readonly string[];
  readonly path: readonly PathStep[];
  readonly kind: 'leaf' | 'total';
}

/** Rows that share columns: table 2 has one block for each item of Article 20, tables 3 and 4 are one block each. */
export interface FormBlock {
  readonly key: string;
  readonly caption: string | null;
  readonly captionEn: string | null;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
}

export interface FormTable {
  readonly key: string;
  readonly section: string;
  readonly label: string;
  readonly labelEn: string;
  /** The 勾稽关系 sentence printed in the table's corner, if any. */
  readonly note: string | null;
  /** What the form prints above the rows' labels (信息内容). Absent: nothing, or the note. */
  readonly rowsHeading?: string;
  /** What it prints above all columns (申请人情况). Absent: nothing. */
  readonly columnsHeading?: string;
  readonly cellCount: number;
  readonly blocks: readonly FormBlock[];
}

export interface FormSection {
  readonly key: string;
  /** 一 … 六 */
  readonly numeral: string;
  /** The heading without its numeral, e.g. 总体情况. */
  readonly heading: string;
  readonly headingEn: string;
  readonly aliases: readonly string[];
  readonly kind: 'narrative' | 'table';
  /** Key of the table this section holds, or null. */
  readonly table: string | null;
}

export interface Form {
  readonly id: string;
  /** The notice that prescribes the form. */
  readonly basis: string;
  /** Report years the form is used for; `to` null means "until a later form". */
  readonly reportYears: { readonly from: number; readonly to: number | null };
  readonly title: string;
  readonly titleEn: string;
  readonly sections: readonly FormSection[];
  readonly tables: readonly FormTable[];
  /** Named sums of cells, e.g. requests received = table3/received/total. Rules about text refer to them. */
  readonly measures: Readonly<Record<string, Measure>>;
  readonly rules: readonly FormRule[];
}

export interface Measure {
  readonly label: string;
  readonly labelEn: string;
  readonly cells: readonly CellId[];
}

/** `table/row/column`, e.g. `table3/results.granted/total`. */
export type CellId = string;

/** A rule as the form's file declares it; `kind` selects the evaluator, the rest are its parameters. */
export interface FormRule {
  readonly id: string;
  readonly grade: 'error' | 'warning' | 'info';
  readonly kind: string;
  readonly [parameter: string]: unknown;
}
