import { expect, test } from '@jest/globals';
import { contentDisposition } from '../../src/server/content-disposition.js';

test('a name is given in UTF-8, with every sign encoded that RFC 5987 does not allow, and in ASCII beside it', () => {
  expect(contentDisposition('attachment', "公开 (1)*'r2'; x\r\n.csv", 'office-2020-organ-r2.csv')).toBe(
    `attachment; filename="office-2020-organ-r2.csv"; filename*=UTF-8''%E5%85%AC%E5%BC%80%20%281%29%2A%27r2%27%3B%20x%0D%0A.csv`,
  );
});
