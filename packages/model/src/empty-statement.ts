import { matchForm } from "./normalise.ts";

const WHO = "(?:本|我|该)(?:部门|单位|局|委|办|部|厅|处|中心|机关|机构|街道|镇|乡)";
const NONE = "(?:无|没有|未有|未涉及|不涉及|不存在|不承担)";
const WHICH = "(?:此|该|本|这|上述|相关|有关|以上|其他|其它)?(?:项|类|部分|方面)?的?";
/** 与其他部门职责边界, 公共服务 …: what a part is about. */
const ABOUT =
  "(?:与?(?:其他|其它|相关|有关)(?:部门|单位)(?:之间)?的?)?(?:(?:职责)?(?:边界|交叉)|公共服务|事中事后监管|监管|追责|责任追究)?的?";
const WHAT = "(?:内容|事项|情况|情形|职责|职能|制度|服务|机制)?";
const SENTENCE = new RegExp(
  `^[(\\[]?(?:${WHO})?(?:目前|现|暂时|暂|尚|均)?${NONE}${WHICH}${ABOUT}${WHAT}[)\\]]?[。.]?$`,
  "u",
);
/** Strokes that stand for "nothing" in a form. */
const STROKES = /^[/\\\-–—－―]{1,6}$/u;

/** True for a text that says, in place of rows, that there are none: 无, 本部门暂无此项内容, 不涉及, ——. */
export function isEmptyWording(text: string): boolean {
  const form = matchForm(text);
  return form.length <= 24 && (SENTENCE.test(form) || STROKES.test(form));
}
