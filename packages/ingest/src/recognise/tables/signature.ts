import { withoutWhiteSpace } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import { isSigned } from "../../page-lines.ts";
import { lineText, type Recognition } from "../passage.ts";
import { namesOrganisation, parseDate } from "../lists/recognise-bureau.ts";

/** 合计 · 小计 …: what sums up rows is none. */
export const TOTAL = /^(?:合计|总计|小计|共计|累计)(?:[：:（(]|$)/u;
/** 填表人：张三: who filled in, checked and answers for a form. */
export const SIGNATURE =
  /^(?:填[表报]人|制表人?|审核人?|审批人?|审定|核稿|(?:单位|部门)?(?:主要)?负责人|分管(?:领导|负责人)|主要领导|经办人|联系人|联系电话|电话|填[表报](?:日期|时间)|日期)(?:[（(](?:签字|签名|盖章)[）)])?[：:]/u;

/**
 * Where the signature at the end of prose begins (who filled in the form; the bureau's name on a line, the date below it); the number of
 * lines where there is none.
 */
export function signatureStart({ document }: Recognition, lines: readonly Line[]): number {
  const textAt = (index: number): string => {
    const line = lines[index];
    return line === undefined ? "" : withoutWhiteSpace(lineText(document, line));
  };
  let end = lines.length;
  while (end > 0 && isSigned(textAt(end - 1))) end -= 1;
  return parseDate(textAt(end - 1)) !== "" && namesOrganisation(textAt(end - 2)) ? end - 2 : end;
}
