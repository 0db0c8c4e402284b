/** The organ itself (本机关) or its whole jurisdiction (本级政府). The two are never mixed in a sum. */
export type Scope = 'organ' | 'jurisdiction';

export type ReportStatus = 'draft' | 'inReview' | 'approved' | 'published' | 'correction' | 'withdrawn';
