/** The organ itself (本机关) or its whole jurisdiction (本级政府). The two are never mixed in a sum. */
export type Scope = 'organ' | 'jurisdiction';

export type ReportStatus = 'draft' | 'inReview' | 'approved' | 'published' | 'correction' | 'withdrawn';

/** What people call them. */
export const statusLabels: Readonly<Record<ReportStatus, { readonly zh: string; readonly en: string }>> = {
  draft: { zh: '草稿', en: 'draft' },
  inReview: { zh: '审核中', en: 'in review' },
  approved: { zh: '已审定', en: 'approved' },
  published: { zh: '已公布', en: 'published' },
  correction: { zh: '更正中', en: 'being corrected' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

export const scopeLabels: Readonly<Record<Scope, { readonly zh: string; readonly en: string }>> = {
  organ: { zh: '本机关', en: 'the organ itself' },
  jurisdiction: { zh: '本级政府', en: 'the whole jurisdiction' },
};
