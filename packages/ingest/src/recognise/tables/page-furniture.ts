import { withoutWhiteSpace } from "@qingdan/model";
import type { Paragraph, Table } from "../../blocks.ts";
import { isAttachmentNumber, isPageMark, isSiteTool } from "../../page-lines.ts";
import { markFurniture, passageText, type Recognition } from "../passage.ts";

/** 12 — · （续）: what is left of a page's mark; no mark where it stands beside other texts. */
const PART_OF_MARK = /^(?:[0-9０-９]{1,4}[-—－–]{1,2}|[（(]?续[）)]?)$/u;

/** 以下空白 · （本页无正文）: nothing comes behind it. */
const NOTHING_BEHIND = /^[（(]?(?:以下(?:空白|无正文|无内容)|[本此]页(?:以下)?(?:无正文|空白))[）)]?[。.]?$/u;

/** True for the words that only say that the page ends here, without white space. */
export function saysEnd(text: string): boolean {
  return NOTHING_BEHIND.test(text);
}

/** What web pages print around an article: who runs the site, its licence, links to other pages, tools. */
const WEB_PAGE = new RegExp(
  [
    "版权所有|ICP备|公网安备|网站标识码|网站地图|^copyright|©",
    "扫一扫.{0,8}(?:手机|打开|分享|关注)|在手机上?(?:打开|查看|浏览|阅读)(?:当前|本|此)页",
    "^发布(?:时间|日期|单位)[：:].*(?:来源|字体|浏览|点击|阅读|作者|打印)",
    // 承办单位： is a column of lists as well: only who runs a site is none.
    "^(?:主办|主管)(?:单位)?[：:].{0,40}(?:政府|网站|网管|信息中心|信息办|信息化|大数据|数据局)|^主办.{0,40}[\\s\\u3000]承办",
    "^(?:技术支持|建议使用|上一[篇条]|下一[篇条]|分享到?|扫一扫|浏览次数|点击数|点击次数|阅读次数|信息来源|文章来源|来源|发布机构|索引号|打印本页|关闭窗口|【?(?:打印|字体|关闭|收藏))(?:单位)?(?:[：:【】\\s]|本页|窗口|$)",
    "^(?:政府)?网站(?:找错|纠错)$|^(?:我要纠错|隐私声明|网站声明|站点地图)$",
    "^共\\s*[0-9]+\\s*[条页](?:记录)?$",
    // What leads from one page of an article to the next, and the files that hang on it.
    "^(?:[【[]?(?:返回|回到)(?:顶部|页首|首页|列表|目录|主页|前页|上一?[级页层])?[】\\]]?[\\s\\u3000|｜/]*)+$|(?:^|[\\s\\u3000])(?:上一页|下一页)(?:[\\s\\u3000]|$)",
    "^(?:附件)?[^。；]{0,80}\\.(?:docx?|xlsx?|wps|et|pdf|ofd|zip|rar)(?:[（(][^（）()]{1,20}[）)])?$",
    // What readers are asked below an article.
    "^您?(?:对|觉得|认为)(?:本|该|此|这).{0,4}(?:页|文|信息|内容).{0,8}(?:评价|帮助|有用|满意)|^[☐☑○●].{0,4}(?:满意|有用|有帮助)|^(?:用)?手机(?:看|版|浏览|阅读)$",
    // Articles of public accounts.
    "^[-—–\\s]*END[-—–\\s]*$|^(?:点击)?阅读(?:原文|全文)$|喜欢此内容的人还喜欢|^预览时标签不可点$|^微信扫一扫(?:关注该公众号)?$|^关注该公众号$|^(?:继续滑动|向上滑动|轻点两下).{0,12}$|^点击.{0,4}蓝字|长按.{0,6}二维码|^[（(【[]?(?:责任编辑|责编|编辑|校对)[：:丨|].{1,12}$",
  ].join("|"),
  "iu",
);
const LONGEST_WEB_LINE = 160;

/** Takes a paragraph that a page end has left (a page number, 续表) for furniture; false for any other paragraph. */
export function takePageFurniture(recognition: Recognition, paragraph: Paragraph): boolean {
  const [first, second] = paragraph.lines;
  if (isWebFurniture(recognition, paragraph)) {
    markFurniture(recognition, "page furniture", paragraph.lines);
    return true;
  }
  if (first === undefined || second !== undefined || first.end - first.start > 24) return false;
  const text = withoutWhiteSpace(passageText(recognition.document, paragraph.lines));
  const isAttachment = isAttachmentNumber(text);
  const isPage = isPageMark(text) || PART_OF_MARK.test(text) || saysEnd(text);
  if (!isAttachment && !isPage) return false;
  markFurniture(recognition, isAttachment ? "title" : "page furniture", paragraph.lines);
  return true;
}

/** 索 引 号： · 发布机构：: what government sites say of a page in a table above it. */
const PAGE_DATA =
  /^(?:索引号|组配分类|信息分类|主题分类|发布机构|发文机关|发布单位|成文日期|发文日期|生成日期|公开日期|发布日期|发布时间|信息名称|公开方式|公开范围|信息索引|公开时限|公开形式|公开责任部门)[：:]?$/u;
/** What else stands there, and may as well be a heading of a list. */
const PAGE_NAME = /^(?:名称|标题|文号|发文字号|主题词|关键词|内容概述|有效性|时效|时效性|效力状态)$/u;
/** No label of such a table is longer. */
const LONGEST_LABEL = 12;

/** Takes the table that a site prints above a page (索引号 … 发布日期 …) for furniture; false for any other table. */
export function takePageData(recognition: Recognition, table: Table): boolean {
  if (table.rows.length > 12) return false;
  const texts = table.rows.flatMap((row) =>
    row
      .filter((cell) => cell !== undefined)
      .map((cell) => withoutWhiteSpace(passageText(recognition.document, cell.lines.slice(0, 1)))),
  );
  const labels = texts.filter((_, index) => index % 2 === 0);
  if (labels.filter((text) => PAGE_DATA.test(text)).length < 2) return false;
  const isLabel = (text: string): boolean =>
    text.length <= LONGEST_LABEL && (/[：:]$/u.test(text) || PAGE_DATA.test(text) || PAGE_NAME.test(text));
  if (!labels.every((text) => text === "" || isLabel(text))) return false;
  for (const row of table.rows) for (const cell of row) markFurniture(recognition, "page furniture", cell?.lines ?? []);
  return true;
}

/** 索引号：… · 文号： …: a line of what a site says of a page, where it is no table; `own` says that it can be nothing else. */
export function pageDataLine({ document }: Recognition, { lines }: Paragraph): { own: boolean } | undefined {
  const [label = "", ...text] = withoutWhiteSpace(passageText(document, lines)).split(/(?<=[：:])/u);
  if (label.length > LONGEST_LABEL || text.join("").length > LONGEST_WEB_LINE || !/[：:]$/u.test(label))
    return undefined;
  const own = PAGE_DATA.test(label);
  return own || PAGE_NAME.test(label.slice(0, -1)) ? { own } : undefined;
}

/** What a site prints around an article: on a page of its own all of that, in a copied text only what can be nothing else. */
export function isWebFurniture({ document }: Recognition, { lines }: Paragraph): boolean {
  const [first] = lines;
  if (first === undefined || first.end - first.start > LONGEST_WEB_LINE) return false;
  // 微信扫一扫 ⏎ 关注该公众号: a line that the page breaks.
  const whole = passageText(document, lines);
  const text = lines.length > 1 ? whole.replace(/\s*\n\s*/gu, "").trim() : whole;
  return isSiteTool(text) || (document.format === "html" && text.length <= LONGEST_WEB_LINE && WEB_PAGE.test(text));
}
