import type { LegalInstrument } from "@qingdan/model";

/** Tags in 【】 that are categories of instruments, with the categories of the register that they may stand for. */
export const TAG_CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  宪法: ["法律"],
  法律: ["法律"],
  行政法规: ["行政法规"],
  监察法规: ["监察法规"],
  地方性法规: ["地方性法规"],
  自治条例: ["自治条例"],
  单行条例: ["单行条例"],
  规章: ["部门规章", "地方政府规章"],
  部门规章: ["部门规章"],
  部委规章: ["部门规章"],
  国务院部门规章: ["部门规章"],
  地方政府规章: ["地方政府规章"],
  政府规章: ["地方政府规章"],
  省政府规章: ["地方政府规章"],
  司法解释: ["司法解释"],
  规范性文件: ["规范性文件"],
  国务院规范性文件: ["规范性文件"],
  部门规范性文件: ["规范性文件"],
  其他规范性文件: ["规范性文件"],
  地方规章: ["地方政府规章"],
  国务院文件: ["规范性文件"],
  中央文件: ["规范性文件"],
  部门文件: ["规范性文件"],
  地方规范性文件: ["规范性文件"],
  三定规定: ["规范性文件"],
  三定方案: ["规范性文件"],
  "“三定”规定": ["规范性文件"],
  "“三定”方案": ["规范性文件"],
  党内法规: ["党内法规"],
};

const PLACE = /^(?:[\u4e00-\u9fff]{2,7}(?:省|自治区|市|自治州|县))/u;

/**
 * The category of an instrument, and how it is known: from the register, from its document number, or from its name. Undefined where
 * neither decides. Names: 条例 is no name of a 规章 (规章制定程序条例 article 7), only the congress makes a 法, a 条例 under a place's name is a
 * 地方性法规 (立法法).
 */
export function categoryOf(
  title: string,
  documentNumber: string,
  known: LegalInstrument | undefined,
): { category: string; because: string } | undefined {
  if (known !== undefined && known.category !== "") return { category: known.category, because: "登记库" };
  const number = documentNumber.replace(/[\s\u3000]+/gu, "");
  if (/(?:^|国)国务院(?:、[^令]*)?令/u.test(number))
    return { category: "行政法规", because: `发布文号“${documentNumber}”` };
  if (/(?:省|自治区|市)(?:人民)?政府令/u.test(number))
    return { category: "地方政府规章", because: `发布文号“${documentNumber}”` };
  if (/(?:部|委员会|总局|署|银行)令/u.test(number) && !/军事委员会令|常务委员会/u.test(number))
    return { category: "部门规章", because: `发布文号“${documentNumber}”` };
  if (/常务?委员会公告|人大(?:常委会)?公告/u.test(number))
    return { category: "地方性法规", because: `发布文号“${documentNumber}”` };
  if (/^[^令]*[〔﹝[［(（]\d{4}[〕﹞\]］)）]\d+号$/u.test(number))
    return { category: "规范性文件", because: `发文字号“${documentNumber}”` };
  const bare = title.replace(/[\s\u3000]/gu, "");
  if (/^(?:中华人民共和国)[^办]{2,20}法$/u.test(bare)) return { category: "法律", because: "名称" };
  if (/条例(?:[（(][^（）()]*[）)])?$/u.test(bare) && PLACE.test(bare))
    return { category: "地方性法规", because: "名称" };
  return undefined;
}

/** True where a tag can stand for the category. 规章 as a tag for 条例 of unknown rank never can. */
export function tagFits(tag: string, category: string): boolean {
  return TAG_CATEGORIES[tag]?.includes(category) ?? false;
}
