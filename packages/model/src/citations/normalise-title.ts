import { matchForm } from "../normalise.ts";

/** A remark on the edition at the end of a title: （2018年修正）, (修订), （2005年7月通过）. 试行 and 暂行 belong to the name. */
const EDITION =
  /\((?:\d{4}年?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:第[一二三四五六七八九十]次)?(?:修正|修订|修改|通过|公布|颁布|发布|版|年版|本|文本|修正本|修订版)*\)$/u;

/**
 * The form by which titles are compared: no white space, no 《》〈〉 and quotes, brackets of one kind, half-width digits, without
 * 中华人民共和国 and without a remark on the edition. 试行 and 暂行 stay: they make another name.
 */
export function normaliseTitle(title: string): string {
  return matchForm(title)
    .replace(/[《》<>"'、·﹤﹥]/gu, "")
    .replaceAll("中华人民共和国", "")
    .replace(EDITION, "");
}
