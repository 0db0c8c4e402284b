import { describe, expect, test } from '@jest/globals';
import { assignList } from '../../src/cli/import-folder/assign-list.js';

const assigned = (list: Record<string, string>, files: string[]) => {
  const { named, ...rest } = assignList(new Map(Object.entries(list).map(([file, office]) => [file, { office }])), files);
  return { ...rest, offices: Object.fromEntries([...named].map(([file, { office }]) => [file, office])) };
};

describe('a list of offices names files', () => {
  test('by their paths, however these are written', () => {
    const files = ['2023/教育局.html', 'x.html'];
    expect(assigned({ '2023\\教育局.html': 'edu', './x.html': 'o' }, files)).toEqual({
      offices: { '2023/教育局.html': 'edu', 'x.html': 'o' },
      inVain: [],
      ofSeveral: [],
    });
  });

  test('by the name alone where one file has it', () => {
    expect(assigned({ 'a.html': 'o' }, ['2023/a.html', 'b.html']).offices).toEqual({ '2023/a.html': 'o' });
  });

  test('and by that no other than the file of just that path', () => {
    expect(assigned({ 'index.html': 'o' }, ['index.html', '教育/index.html']).offices).toEqual({ 'index.html': 'o' });
  });

  test('and none by a name that several have, which is said', () => {
    const { offices, ofSeveral } = assigned({ 'index.html': 'o' }, ['a/index.html', 'b/index.html']);
    expect([offices, ofSeveral]).toEqual([{}, ['index.html']]);
  });

  test('by the path rather than by the name, whichever comes first', () => {
    for (const list of [
      { 'a.html': 'other', 'x/a.html': 'o' },
      { 'x/a.html': 'o', 'a.html': 'other' },
    ])
      expect(assigned(list, ['x/a.html']).offices).toEqual({ 'x/a.html': 'o' });
  });
});
