import fc from 'fast-check';

/** The ways in which offices lay the same report out. */
export interface Layout {
  /** One table for a section, one for each block of it, or one for the whole report, its headings in rows. */
  readonly tables: 'bySection' | 'byBlock' | 'one';
  readonly captions: 'row' | 'outside' | 'none';
  readonly headers: 'printed' | 'cutShort' | 'again' | 'none';
  /** The cells 三、本年度办理结果 and （三）不予公开: over all their rows, in each row, or left out. */
  readonly groups: 'joined' | 'repeated' | 'lost';
  readonly headings: 'official' | 'otherMark' | 'noNumeral' | 'spaced' | 'variant';
  readonly labels: 'official' | 'spaced' | 'halfWidth' | 'explained' | 'traditional' | 'noNumeral';
  readonly emptyRows: boolean;
  readonly emptyColumn: 'none' | 'last' | 'afterLabel';
  readonly units: 'none' | 'row' | 'column';
}

export const layoutArbitrary: fc.Arbitrary<Layout> = fc.record({
  tables: fc.constantFrom('bySection', 'byBlock', 'one'),
  captions: fc.constantFrom('row', 'outside', 'none'),
  headers: fc.constantFrom('printed', 'cutShort', 'again', 'none'),
  groups: fc.constantFrom('joined', 'repeated', 'lost'),
  headings: fc.constantFrom('official', 'otherMark', 'noNumeral', 'spaced', 'variant'),
  labels: fc.constantFrom('official', 'spaced', 'halfWidth', 'explained', 'traditional', 'noNumeral'),
  emptyRows: fc.boolean(),
  emptyColumn: fc.constantFrom('none', 'last', 'afterLabel'),
  units: fc.constantFrom('none', 'row', 'column'),
});

/** As the notice prints it. */
export const officialLayout: Layout = {
  tables: 'bySection',
  captions: 'row',
  headers: 'printed',
  groups: 'joined',
  headings: 'official',
  labels: 'official',
  emptyRows: false,
  emptyColumn: 'none',
  units: 'none',
};
