import { withoutWhiteSpace } from "@qingdan/model";
import type { Furniture, Line } from "./blocks.ts";
import { trimRange } from "./text-lines.ts";

/** — 1 — · - 12 - · 第3页 · 第 3 页 共 10 页: numbers of pages that can be nothing else. */
const PAGE_NUMBER =
  /^(?:[-—－–]{1,2}[0-9０-９]{1,4}[-—－–]{1,2}|第[0-9０-９]{1,4}页(?:[，,/／]?共[0-9０-９]{1,4}页)?)$/u;
/** 续表 · 续表1-2 · （续上表） · 接上页: what stands over the rest of a table; 转下页 under the first of it. */
const CONTINUED =
  /^[（(]?(?:续表(?:[0-9]{1,2}(?:[-.][0-9]{1,2})?)?|续上表|接上表|接上页|续上页|转下页|续下页|接下页|转下表|接下表)[）)]?$/u;
const LONGEST_PAGE_MARK = 24;
/** 附件1 · 附表2-1： · 表3: the number of an attachment or a table, alone on its line. */
const ATTACHMENT =
  /^(?:附[件表]|表(?=[0-9０-９一二三四五六七八九十]))[0-9０-９一二三四五六七八九十]{0,3}(?:[-—－–][0-9０-９]{1,2})?[：:]?$/u;
/** 填表人：张三: who filled in a form, where it can be nothing else. */
const SIGNED =
  /^(?:填[表报]人|制表人|审核人|审批人|核稿|(?:(?:单位|部门)?(?:主要)?负责人|分管领导|经办人)(?=[（(](?:签字|签名|签章|盖章)[）)]|[：:]\p{Script=Han}{0,4}(?:审核|填表|制表|经办|填报)人))(?:[（(](?:签字|签名|签章|盖章)[）)])?[：:]/u;

/** What a web page prints under an article, and nobody in a list. */
const WEB_TOOL =
  /^发布(?:时间|日期)[：:].*(?:来源|字体|浏览|点击|阅读|打印)|扫一扫.{0,8}(?:手机|打开|分享|关注)|在手机上?(?:打开|查看|浏览|阅读)(?:当前|本|此)页|^(?:责任编辑|责编|上一篇|下一篇|分享到|扫一扫|浏览次数|点击数|点击次数|阅读次数|网站标识码|网站地图)[：:\s]|^【?(?:打印本页|打印此页|关闭窗口|返回顶部)|^(?:您?(?:当前|现在)?的?(?:所在)?位置[：:]\s*)?首页\s*(?:[>＞»›→/／|｜\\-]|::)|^(?:【(?:我要)?(?:纠错|打印|关闭|收藏|分享|推荐|返回|评论|大|中|小|导出|下载)[^】]{0,4}】\s*){2,}$|^(?:[【[|｜/\s]*(?:我要)?(?:收藏|打印|关闭|分享|纠错|评论|返回)(?:本页|此页|页面|窗口|本文)?[】\]]?){2,}$|^您是第\s*[0-9]*\s*位(?:访客|访问者)|^[[【↑▲△⇧]?\s?(?:回到|返回)(?:页面)?(?:顶部|页首|目录)[\]】]?$|设为首页|加入收藏|^(?:无障碍(?:阅读|浏览|模式)?|(?:长者|老年|关怀|适老)(?:模式|版)|繁[體体]版?|简体版?|今天是.{0,30})$|版权所有|ICP备|公网安备/iu;
const LONGEST_WEB_LINE = 160;
/** 日期：2021-11-02 来源：本站 字体：大 中 小: what a site prints of an article under its title; of a list no one says where it comes from or how often it was read. */
const ARTICLE_LABELS =
  /(?<!\p{Script=Han})(?:(?:发布|更新|发文|成文|公开|录入|编辑)?(?:时间|日期)|((?:信息|文章|稿件|内容)?来源|(?:文章)?作者|(?:点击|浏览|阅读|访问)(?:数|量|次数|率)?|字体|字号|(?:责任)?编辑))[：:]/gu;

function saysOfArticle(text: string): boolean {
  if (!/[：:].*[：:]/su.test(text)) return false;
  const labels = [...text.matchAll(ARTICLE_LABELS)];
  const begins = labels[0] !== undefined && /^[\s【[]*$/u.test(text.slice(0, labels[0].index));
  return begins && labels.length >= 2 && labels.some(([, own]) => own !== undefined);
}

/** True for what the end of a page leaves on a line of its own: the page's number, with its dashes or words, or 续表. */
export function isPageMark(text: string): boolean {
  if (text.length > LONGEST_PAGE_MARK) return false;
  const bare = withoutWhiteSpace(text);
  return PAGE_NUMBER.test(bare) || CONTINUED.test(bare);
}

/** True for the number of an attachment that stands alone on its line. */
export function isAttachmentNumber(text: string): boolean {
  return text.length <= LONGEST_PAGE_MARK && ATTACHMENT.test(text);
}

/** True for the line of who filled in a form. */
export function isSigned(text: string): boolean {
  return SIGNED.test(text);
}

/** True for a line that a site prints under an article. */
export function isSiteTool(text: string): boolean {
  return text.length <= LONGEST_WEB_LINE && (WEB_TOOL.test(text) || saysOfArticle(text));
}

/**
 * The lines of a text without what pages and sites leave between and under them: numbers of pages and 续表, wherever they stand, and at the end what
 * a site prints under an article. What is taken out is furniture; of blank lines around a page's mark one side is taken with it.
 */
export function withoutPageLines(text: string, lines: readonly Line[]): { lines: Line[]; furniture: Furniture[] } {
  const furniture: Furniture[] = [];
  const kept: Line[] = [];
  const ranges = lines.map((line) => trimRange(text, line.start, line.end));
  const isBlank = (range: Line | undefined): boolean => range === undefined || range.end === range.start;
  const end = endOfArticle(text, ranges);
  const shortest = text.includes("\t") ? SHORTEST_RULE_IN_TABLES : SHORTEST_RULE;
  for (let index = 0; index < ranges.length; index += 1) {
    const range = ranges[index] as Line;
    const length = range.end - range.start;
    const isMark =
      length > 0 &&
      ((length <= LONGEST_PAGE_MARK && isPageMark(text.slice(range.start, range.end))) ||
        (text.charAt((lines[index] as Line).start) !== "\t" && isRule(text, range, shortest)));
    if (!isMark && (index < end || length === 0)) {
      kept.push(lines[index] as Line);
      continue;
    }
    furniture.push({ reason: "page furniture", ...range });
    if (isMark && isBlank(kept.at(-1)) && isBlank(ranges[index + 1])) index += 1;
  }
  return { lines: kept, furniture };
}

const SHORTEST_RULE = 3;
/** Between tabs three dashes may say that a cell is empty. */
export const SHORTEST_RULE_IN_TABLES = 6;
const RULE_SIGNS = "-=_*~─━═—";

/** ==========: a line that is drawn under a title or between texts. */
export function isRule(text: string, { start, end }: Line, shortest: number): boolean {
  const sign = text.charAt(start);
  if (end - start < (sign === "—" ? SHORTEST_RULE_IN_TABLES : shortest) || !RULE_SIGNS.includes(sign)) return false;
  for (let at = start + 1; at < end; at += 1) if (text.charAt(at) !== sign) return false;
  return true;
}

/** The index of the first of the last lines that are all a site's, blank ones between them left aside. */
function endOfArticle(text: string, ranges: readonly Line[]): number {
  let end = ranges.length;
  for (let index = ranges.length - 1; index >= 0; index -= 1) {
    const { start, end: stop } = ranges[index] as Line;
    if (stop === start) continue;
    if (stop - start > LONGEST_WEB_LINE || !isSiteTool(text.slice(start, stop))) break;
    end = index;
  }
  return end;
}
