import { isWhiteSpace } from "@qingdan/model";
import type { Paragraph } from "../blocks.ts";
import { markFurniture, passageText, type Recognition } from "./passage.ts";

/** — 1 — · - 12 - · 第3页 · 第 3 页 共 10 页 */
const PAGE_NUMBER =
  /^(?:[-—－–]{1,2}[0-9０-９]{1,4}[-—－–]{1,2}|第[0-9０-９]{1,4}页(?:[，,/／]?共[0-9０-９]{1,4}页)?)$/u;
/** 续表 · （续） · 续上表 · 接上页 */
const CONTINUED = /^[（(]?(?:续表|续上表|接上表|续|接上页|续上页)[）)]?$/u;

/** Takes a paragraph that a page end has left (a page number, 续表) for furniture; false for any other paragraph. */
export function takePageFurniture(recognition: Recognition, paragraph: Paragraph): boolean {
  const [first, second] = paragraph.lines;
  if (first === undefined || second !== undefined || first.end - first.start > 24) return false;
  const text = [...passageText(recognition.document, paragraph.lines)]
    .filter((character) => !isWhiteSpace(character.charCodeAt(0)))
    .join("");
  if (!PAGE_NUMBER.test(text) && !CONTINUED.test(text)) return false;
  markFurniture(recognition, "page furniture", paragraph.lines);
  return true;
}
