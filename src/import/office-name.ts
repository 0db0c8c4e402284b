import { normalise } from './normalise.js';
import { withArabicYears } from './years.js';

/** How the names of offices end. */
const officeEnd =
  /(?:[局委办厅府院会处所站队部署馆社镇乡街厂台行关校园中小]|办公室|研究室|中心|公司|学校?|街道|园区|新区|开发区|示范区|片区|林场|农场|集团|联合会|联社)$/;

const year = /\(?(?<!\d)20\d{2}(?!\d)\)?年?度?/;
/** What a report is about; not where an office is called after it: 政务公开办公室. */
const topic =
  /(?:政府|政务)?信息公开(?!办|中心|局|处|科|领导小组)|政务公开(?!办|中心|局|处|科|领导小组)|法治政府建设|年度工作报告|年度报告|年报|工作报告/;

/**
 * The office that a title names, without what notices say about it: 关于印发《…》的通知, 【年报】…. Null where it names none. A title that
 * calls itself by a document's (《…》) names the office in there first.
 */
export function officeNameIn(title: string): string | null {
  const said = normalise(withArabicYears(title));
  const document = /《([^《》]+)》?/.exec(said)?.[1];
  const texts = document === undefined ? [said] : [document, said.replace(/《.*$/, '')];
  return texts.map(nameIn).find((name) => name !== null) ?? null;
}

/** What may stand as a title's first line, and be the office's name alone. */
export function isOfficeName(text: string): boolean {
  const name = normalise(text);
  return name.length <= 40 && isName(name) && officeEnd.test(name.replace(/\([^()]*\)$/, '')) && !/^(?:发布|来源|公开|编制)/.test(name);
}

/** The title's name with the place before it in the text (益阳 before 市财政局), which titles leave out; the name alone where there is none. */
export function withPlace(name: string, text: string): string {
  const said = text.normalize('NFKC').replace(/\s/g, '');
  const at = said.indexOf(name);
  const run = at === -1 ? '' : (/[\u4e00-\u9fff]{0,12}$/.exec(said.slice(Math.max(0, at - 12), at))?.[0] ?? '');
  const place = run.replace(
    /^.*(?:现将|公布|发布|公开|编制|报告|年报|年度?|结合|根据|按照|依据|推进|加强|贯彻|落实|关于|请与|[由与及为对向])/,
    '',
  );
  const isPlace = /[省市县区州盟旗镇乡]$/.test(place) || (place.length >= 2 && /^[省市县区州盟旗]/.test(name));
  return isPlace ? `${place}${name}` : name;
}

function nameIn(said: string): string | null {
  const text = said.replace(/^(?:\([^()]*\)(?=.)|附件\d*[:.、]?)+/, '').replace(/^\(([^()]*)\)$/, '$1');
  const beforeYear = text.slice(0, year.exec(text)?.index ?? 0);
  const beforeTopic = text.slice(0, topic.exec(text)?.index ?? text.length).replace(new RegExp(year, 'g'), '');
  const last = /(?:报告|年报)(?:\(?20\d{2}年?度?\)?)?[-:(]+([^()]+)\)?$/.exec(text)?.[1] ?? '';
  const names = [...(topic.test(beforeYear) ? [] : [beforeYear]), beforeTopic].map(plainName);
  return names.find(isName) ?? (isOfficeName(last) ? last : null);
}

/** Without the words of a notice, a sign that ends the name, and what an office was called before. */
function plainName(text: string): string {
  return text
    .replace(/^(?:关于)?(?:印发|转发|发布|公布|公开)?/, '')
    .replace(/(?:关于)?(?:印发|转发|发布|公布|公开)?[-:.,、_|]*$/, '')
    .replace(/\(原[^()]*\)$/, '');
}

function isName(text: string): boolean {
  return /^[\u4e00-\u9fff()\d]{3,60}$/.test(text) && (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 3;
}
