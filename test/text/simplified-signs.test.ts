import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fold } from '../../src/text/fold.js';
import { simplifiedSign } from '../../src/text/simplified-signs.js';
import { traditionalSigns } from '../../src/text/traditional-signs.js';
import { printedSigns } from '../support/printed-signs.js';

describe('characters in simplified script', () => {
  test.each([
    ['政府信息公開工作年度報告由總體情況', '政府信息公开工作年度报告由总体情况'],
    ['新聞發佈會、公佈、聯繫、係指、隻、裏、裡、後、乾、遊、週期、佔', '新闻发布会、公布、联系、系指、只、里、里、后、干、游、周期、占'],
    ['讀聞訓遷醫養貧話傳郵熱圖館閱隊樓農鐵勞鏈響極嚴繞貫徹堅創優擴豐', '读闻训迁医养贫话传邮热图馆阅队楼农铁劳链响极严绕贯彻坚创优扩丰'],
    ['載輿講頻雙廣羣勵憲貴劉張陳趙楊馬吳鄭幾樣戰鞏啟陽遺滯銜尋龍崗', '载舆讲频双广群励宪贵刘张陈赵杨马吴郑几样战巩启阳遗滞衔寻龙岗'],
    ['雲東灣蘇寧銀風鑒聽壓轄貳陸爲衞綫説', '云东湾苏宁银风鉴听压辖贰陆为卫线说'],
    ['執行著、答覆、瞭解、藉此、計畫', '执行着、答复、了解、借此、计划'],
  ])('%s is found by %s', (traditional, simplified) => {
    expect(fold(traditional)).toBe(fold(simplified));
  });

  test('are the same when they are simplified again', () => {
    const simple = [...traditionalSigns].map(simplifiedSign);
    expect(simple.map(simplifiedSign)).toEqual(simple);
  });

  test('take as many places as the traditional ones', () => {
    expect([...traditionalSigns].filter((sign) => sign.length !== 1 || simplifiedSign(sign).length !== 1)).toEqual([]);
  });

  test('are those of OpenCC, as it is installed', () => {
    const printed = readFileSync(join(import.meta.dirname, '../../src/text/traditional-signs.ts'), 'utf8');
    expect(printed).toBe(printedSigns());
  });
});
