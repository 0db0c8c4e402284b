const characters = [
  ...'政府信息公开工作年度报告住房公积金管理中心行政复议诉讼申请人法人其他组织总计结转下年度继续办理部门会议培训平台网站微信',
];

/** Looked up once: the globals of a test's context are slow, and this takes hundreds of thousands of steps. */
const { floor, imul } = Math;

/** Chinese prose of so many characters, none of it like that of another seed. */
export function prose(length: number, seed: number): string {
  let state = seed;
  const next = (below: number) => {
    state = (imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return floor((state / 2 ** 32) * below);
  };
  let text = '';
  while (text.length < length)
    text += next(14) === 0 ? '，' : next(40) === 0 ? `${next(10_000)}` : (characters[next(characters.length)] ?? '');
  return text;
}
