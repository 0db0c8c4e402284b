import type { CellId, Form } from '../forms/form.js';
import { emptyContent } from '../forms/layout.js';
import { labelOf } from '../history/figure-side.js';
import type { Label, Version } from '../history/labels.js';

const versions = new WeakMap<Form, Version>();

/** What a form calls a cell, or several together, on one line: "表三 本年新收政府信息公开申请数量 自然人". */
export function cellsLabel(form: Form, ids: readonly CellId[]): Label {
  let version = versions.get(form);
  if (!version) {
    version = { form, content: emptyContent(form, '') };
    versions.set(form, version);
  }
  return labelOf(version, ids);
}
