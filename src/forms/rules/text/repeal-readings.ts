import type { Figure } from './figures.js';
import type { Reading } from './mention.js';

/** 制发规范性文件6件,废止3件 */
export const repealsToo = /^(?:已|共|并|同时|本年度?|全年)*废止了?$/;
/** Asked for, meant to be, or told of: 提请废止2件, 拟废止2件, 撤下已废止2件. */
const notYet =
  /提请|报请|申请|申报|上报|请求|建议|提议|拟|计划|应当?(?=予|废)|需要?(?=予|废)|待|撤下|下架|移除|标注|标识|网站|平台|目录|清单|公告|历年|累计|季度|半年/;
/** Whoever stands above an organ, or beside it. */
const another = /政府|人大|国务院|上级|省|市委|县委|区委|法制办|司法[厅局]|涉及|下属|各/;
/** Where nothing more is said than who, when and that it was done; the organ's own name may be anything, and makes it doubtful. */
const plainly =
  /^(?:\d{4}年度?|本年度?|全年|今年|年内|我[局办委厅院市县区镇]|本[局办级]|本(?:机关|单位|部门)|[共已并均由对将]|累计|同时|依法|及时|其中|予以|宣布|公布|经清理|清理后|新)*废止了?(?:政府信息|行政|的)*(?:规范性(?:文件|档案)|规章)(?:数量?|总数|件数|共计?|合计|[:为有和及、]|规章|规范性文件)*$/;
const reach = 20;

/**
 * Whether a figure counts the documents that the organ itself repealed, as the table does.
 * @returns null where it counts others, or something else about them
 */
export function repealReading({ label, tail, sentence, start, end }: Figure, { organOnly }: Reading): 'sure' | 'doubtful' | null {
  const from = start - label.length;
  const clauseBefore = sentence.text.slice(Math.max(0, from - reach), from).replace(/^.*[,，;；:(](?=[^,，;；:(]*[,，;；:(]$)/, '');
  const words = `${/\d[件份个部][,，]$/.test(clauseBefore) ? '' : clauseBefore}${label}${tail}`;
  if (notYet.test(words) || (organOnly && another.test(words))) return null;
  // 废止规范性文件2件,涉及我局1件
  if (organOnly && /^[,，(]其?中?涉及/.test(sentence.text.slice(end, end + 5))) return null;
  return plainly.test(label) && tail === '' ? 'sure' : 'doubtful';
}
