import { traditionalSigns } from './traditional-signs.js';

/** Simplified characters that traditional script writes for one another, or that one traditional character stands for: 答覆 is 答复, 計畫 is 计划. */
const writtenForEachOther = '瞭了藉借覆复画划沈沉彷仿锺钟甦苏';

const simplified = new Map<string, string>();
const signs = traditionalSigns + writtenForEachOther;
for (let at = 0; at < signs.length; at += 2) simplified.set(signs.charAt(at), signs.charAt(at + 1));
for (const sign of simplified.keys()) simplified.set(sign, atLast(sign));

/** All signs that are written as another in simplified script. */
export const otherSigns = [...simplified.keys()].join('');

/** 畫 is 画, and that is 划. */
function atLast(sign: string): string {
  const next = simplified.get(sign);
  return next === undefined ? sign : atLast(next);
}

/** A character in simplified script, the same for all that are written for one another; one that is in no table stays as it is. */
export function simplifiedSign(sign: string): string {
  return simplified.get(sign) ?? sign;
}
