/** Queries to begin with, on the sample report: shown at start, in the GraphQL page and in the README. */
export const exampleQueries: readonly { readonly title: string; readonly query: string }[] = [
  {
    title: 'A report: its status, its editions, and a table',
    query: `query Report {
  report(officeId: "yiyang-housing-fund", year: 2020) {
    title
    status
    revisionNumber
    edition
    findingCounts { pass fail standing }
    editions { edition revisionNumber withdrawn }
    tables { label rows { label cells { columnLabel raw state value unit } } }
  }
}
`,
  },
  {
    title: 'What the correction changed',
    query: `query Correction {
  diff(
    from: { report: "yiyang-housing-fund-2020-organ", revision: 7 }
    to: { report: "yiyang-housing-fund-2020-organ", revision: 12 }
  ) {
    summaryZh
    summaryEn
    cells { id old { raw } new { raw } delta }
  }
}
`,
  },
  {
    title: 'Who did what, and why',
    query: `query AuditTrail {
  auditTrail(first: 20, filter: { report: "yiyang-housing-fund-2020-organ" }) {
    nodes { revisionNumber event actor { name } reason }
  }
}
`,
  },
];
