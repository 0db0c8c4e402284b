import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isOfficeId } from '../../src/offices/office-id.js';
import { parseReportId, reportId, reportStream } from '../../src/reports/report-id.js';

describe('the id of a report', () => {
  const officeId = fc.stringMatching(/^[a-z0-9]{1,8}([._-][A-Z0-9]{1,8}){0,4}$/).filter(isOfficeId);

  test('is its office, its year and its scope, and tells them again', () => {
    expect(reportId('yiyang-housing-fund', 2020, 'organ')).toBe('yiyang-housing-fund-2020-organ');
    expect(reportStream('yiyang-housing-fund-2020-organ')).toBe('report-yiyang-housing-fund-2020-organ');
    expect(parseReportId('a-2019-organ-2020-jurisdiction')).toEqual({ officeId: 'a-2019-organ', year: 2020, scope: 'jurisdiction' });
    fc.assert(
      fc.property(
        fc.record({
          officeId,
          year: fc.integer({ min: 2008, max: 2100 }),
          scope: fc.constantFrom('organ' as const, 'jurisdiction' as const),
        }),
        (key) => {
          expect(parseReportId(reportId(key.officeId, key.year, key.scope))).toEqual(key);
        },
      ),
    );
  });

  test.each(['', 'a', 'a-2020', '-2020-organ', 'a-20200-organs', 'a-2020-city', 'a b-2020-organ', `${'a'.repeat(65)}-2020-organ`])(
    'is not "%s"',
    (id) => {
      expect(() => parseReportId(id)).toThrow(/is no report id/);
    },
  );
});
