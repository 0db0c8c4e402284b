/**
 * A row for each wording of a report that can be found: what it says now, and what its edition in force says; one row where those say
 * the same. The indexes hold no text, only where each three characters (`search_trigrams`), and each one or two (`search_grams`), stand;
 * snippets are made from the report itself.
 */
export const searchTables = `
  CREATE TABLE search_texts (
    id INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    is_current INTEGER NOT NULL,
    is_published INTEGER NOT NULL,
    UNIQUE (report_id, hash)
  );
  CREATE VIRTUAL TABLE search_trigrams USING fts5 (title, headings, text, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
  CREATE VIRTUAL TABLE search_grams USING fts5 (title, headings, text, content='', contentless_delete=1, detail=column,
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* P* S* M* Co Cn'");
`;
