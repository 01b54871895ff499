import { withoutWhiteSpace } from "@qingdan/model";

/** How the names of offices within a bureau end: its 内设机构, those of a town, and what belongs to it. */
export const OFFICE_ENDING = "(?:科|股|室|处|课|站|所|队|组|办|中心|局|院|馆|校|部|会|岗|窗口|公司)";

const ORGANISATIONS = [
  "局|委员会|委|办公室|办事处|办|厅|院|处|室|中心|部|社|会|队|大队|支队|站|所|馆|台|政府|机关|街道|镇|乡|园区",
  "银行|学校|中学|小学|幼儿园|学院|大学|公司|集团|医院|党校|林场|农场|残联|妇联|文联|侨联|社联|工商联|社科联|科协|合作社|供销社",
].join("|");
/** How the names of bureaus, and of those beside them, end. */
export const ORGANISATION_ENDING = `(?:${ORGANISATIONS})`;

/** How what a boundary is between ends: organisations, kinds of them (各乡镇, 成员单位), offices. */
export const DEPARTMENT_ENDING = `(?:${ORGANISATIONS}|部门|单位|乡镇|科|股)`;

/** （挂牌机构）: what may stand in brackets behind a name. */
export const BRACKETED = "(?:[（(][^（）()]{1,20}[）)])?";

const OFFICE_NAME = new RegExp(`^[^，。；：、,;:（）()]{1,15}${OFFICE_ENDING}${BRACKETED}$`, "u");

/** True for the name of one office and nothing else: 办公室, 社会救助股, 农业服务中心, 政策法规科（行政审批科）. */
export const isOfficeName = (text: string): boolean => OFFICE_NAME.test(text);

/** True for the names of offices and nothing else: 办公室; 基础教育科、体卫艺科. */
export const isOfficeNames = (text: string): boolean => text.split(/[、，,；;/]/u).every(isOfficeName);

const GOVERNMENT_OF_TOWN = /(?<=[镇乡道])(?:人民政府|政府|办事处)$/u;

const REGION = /[省市县区州旗盟镇乡道]$/u;
/** 丙 before 区统计局 is the rest of the region's name; 部门名称 before it is a label. */
const BEGINS_WITH_REGION = /^[省市县区州旗盟镇乡]/u;
const LABEL = /(?:名称|单位|部门|机关)$/u;

/** True for 某县某局 beside 某局, and 某县某镇人民政府 or 某街道办事处 beside 某镇 or 某街道: a region in front of the name and no other words (部门名称某局). */
export function isFullFor(full: string, short: string): boolean {
  const name = withoutWhiteSpace(short);
  const whole = full.endsWith(name) ? full : full.replace(GOVERNMENT_OF_TOWN, "");
  if (full.length <= name.length || !whole.endsWith(name)) return false;
  const region = whole.slice(0, whole.length - name.length);
  return region === "" || REGION.test(region) || (BEGINS_WITH_REGION.test(name) && !LABEL.test(region));
}
