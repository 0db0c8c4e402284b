/** Characters that label texts have in traditional script. */
const traditional =
  '項類規範開許處罰強製費購數額總計請況結轉問題改進報關訴訟復議屬於國秘經濟穩護權益過執業構會組織門專標準條決讓機長辦審單補內貿當無個關係與獲證應';
const simplified =
  '项类规范开许处罚强制费购数额总计请况结转问题改进报关诉讼复议属于国秘经济稳护权益过执业构会组织门专标准条决让机长办审单补内贸当无个关系与获证应';
const toSimplified = new Map([...traditional].map((sign, index) => [sign, [...simplified][index] ?? sign]));

/** A text for comparing with labels, and for nothing else: width, spaces, brackets, quotes and script no longer tell two apart. */
export function normalise(text: string): string {
  let normal = '';
  for (const sign of text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '')) normal += toSimplified.get(sign) ?? sign;
  return normal
    .replace(/[“”„‟「」『』"'‘’]/g, '"')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')
    .replace(/[.．·]/g, '.')
    .replace(/[,，]/g, ',')
    .replace(/[—–－−]/g, '-');
}

/** Without the numeral of a list, in whatever style: 一、 （一） 1. 1、 (1) ① */
export function withoutNumeral(normal: string): string {
  return normal.replace(
    /^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,]|\d{1,2}[、.,](?!\d)|第[一二三四五六七八九十]+项)/,
    '',
  );
}
