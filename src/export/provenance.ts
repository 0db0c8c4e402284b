import { chinaTime } from '../forms/deadlines/china-day.js';
import { scopeLabels, statusLabels } from '../reports/status.js';
import type { Exported } from './exported.js';

/** Where a document comes from, in a few words: which report, which revision of it, and the hash that names its content. */
export function provenance(exported: Exported): readonly string[] {
  const { reportId, officeName, year, scope, form, revision, edition, status, at, contentHash } = exported;
  const published = edition === 0 ? '未公布' : `第${edition}版`;
  return [
    `${officeName} · ${year}年 · ${scopeLabels[scope].zh} · ${form.basis}`,
    `报告 ${reportId} · 修订 ${revision} · ${published} · ${statusLabels[status].zh} · 记录于 ${chinaTime(at)}（北京时间）`,
    `内容哈希 ${contentHash}`,
  ];
}
