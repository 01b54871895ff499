import { endsSentence, leadingNumber } from "@qingdan/model";
import type { Block, Line, Paragraph } from "../../blocks.ts";
import { passageText, type Recognition } from "../passage.ts";
import { readHeader } from "../header/read-header.ts";
import { isWebFurniture, pageDataLine } from "./page-furniture.ts";

/** What heads the links under an article. */
const LINKS_HEADING =
  /^[【[]?(?:相关|推荐|热门|热点|最新|友情|延伸|猜你|为您|更多|图片|本站|点击)?(?:链接|文章|关注|阅读|新闻|信息|推荐|文档|文件|稿件|内容|报道|解读|喜欢|附件|附件下载|下载|公告|公示|通知|通知公告|动态|资讯|要闻|排行榜?|专题|专栏)[】\]]?[：:]?$/u;

/** ↑返回顶部: what stands under each section of a page, and begins no foot: a signature may come behind it. */
const TO_THE_TOP = /(?:回到|返回)(?:页面)?(?:顶部|页首|目录)/u;

/** No line of a site's foot is longer. */
const LONGEST_FOOT_LINE = 160;

/**
 * The blocks of a web page that are no text of the article: links in front of everything else (menus, breadcrumbs), and at the end, behind
 * the last table, number, sentence or title, all from the first line on that a site prints under an article (上一篇, 相关链接, 主办单位, 备案号).
 */
export function siteFrame(recognition: Recognition): ReadonlySet<Block> {
  const { document } = recognition;
  if (document.format !== "html") return new Set();
  const { blocks } = document;
  return new Set([
    ...linksInFront(recognition, blocks),
    ...dataInFront(recognition, blocks),
    ...footOf(recognition, blocks),
  ]);
}

/** Runs of links in front of the first table with columns and the first title: but for those that name parts, which are tabs or contents. */
function linksInFront(recognition: Recognition, blocks: readonly Block[]): Block[] {
  const { document, vocabulary } = recognition;
  const namesPart = (block: Block): boolean =>
    block.kind === "paragraph" && vocabulary.partOf(passageText(document, block.lines)) !== undefined;
  const found: Block[] = [];
  let run: Block[] = [];
  for (const block of blocks) {
    const isLink = isLinks(block);
    if (isLink) run.push(block);
    if (isLink && block !== blocks.at(-1)) continue;
    if (run.filter(namesPart).length * 2 <= run.length) found.push(...run);
    run = [];
    const isContent = block.kind === "table" ? readHeader(recognition, block) !== undefined : namesPart(block);
    if (isContent && !isLink) break;
  }
  return found;
}

/** So many lines one behind the other say of a page what a table of its data would. */
const FEWEST_DATA_LINES = 3;

/** Lines of labels and texts above the list that say of the page what sites say (索引号：…, 文号：…, 发布机构：…), where no table holds them. */
function dataInFront(recognition: Recognition, blocks: readonly Block[]): Block[] {
  let run: Block[] = [];
  let own = 0;
  for (const block of blocks) {
    const data = block.kind === "paragraph" ? pageDataLine(recognition, block) : undefined;
    if (data !== undefined) {
      run.push(block);
      own += data.own ? 1 : 0;
    } else if (run.length >= FEWEST_DATA_LINES && own >= 2) return run;
    else {
      run = [];
      own = 0;
      if (block.kind === "table" && readHeader(recognition, block) !== undefined) return [];
    }
  }
  return [];
}

/** True for a paragraph of links that is no heading, and for a table with nothing else in its cells. */
function isLinks(block: Block | undefined): boolean {
  if (block === undefined || (block.kind === "paragraph" && block.level !== undefined)) return false;
  const lines: readonly Line[] =
    block.kind === "paragraph" ? block.lines : block.rows.flat().flatMap((cell) => cell?.lines ?? []);
  return lines.length > 0 && lines.every((line) => line.link === true);
}

function footOf(recognition: Recognition, blocks: readonly Block[]): readonly Block[] {
  let from = blocks.length;
  while (from > 0 && mayBeFoot(recognition, blocks[from - 1] as Block)) from -= 1;
  const candidates = blocks.slice(from);
  const first = candidates.findIndex((block, index) => beginsFoot(recognition, block, candidates[index + 1]));
  return first < 0 ? [] : candidates.slice(first);
}

/** The texts of a block, each by itself: a paragraph, or the cells of a table. */
function textsOf(block: Block): Paragraph[] {
  if (block.kind === "paragraph") return [block];
  const cells = block.rows.flat().filter((cell) => cell !== undefined && cell.lines.length > 0);
  return cells.map((cell) => ({ kind: "paragraph", lines: cell?.lines ?? [] }));
}

/** True for what may stand under an article: links, what a site prints there, or short lines that are no sentence, item or title. */
function mayBeFoot(recognition: Recognition, block: Block): boolean {
  if (isLinks(block)) return true;
  // A site lays out what it prints below in one column; labels and texts side by side are a list.
  if (block.kind === "table" && block.columns > 1) return false;
  return textsOf(block).every(
    (own) =>
      isLinks(own) || isWebFurniture(recognition, own) || headsLinks(recognition, own) || isShort(recognition, own),
  );
}

function headsLinks({ document }: Recognition, { lines }: Paragraph): boolean {
  return lines.length === 1 && LINKS_HEADING.test(passageText(document, lines).trim());
}

function isShort({ document, vocabulary }: Recognition, { lines }: Paragraph): boolean {
  const text = passageText(document, lines);
  if (vocabulary.afterLabel("note", text) !== undefined) return false;
  if (text.length > LONGEST_FOOT_LINE || lines.length > 1 || endsSentence(text)) return false;
  return leadingNumber(text) === undefined && vocabulary.partOf(text) === undefined;
}

function beginsFoot(recognition: Recognition, block: Block, next: Block | undefined): boolean {
  const texts = textsOf(block);
  return texts.some((own, index) => {
    if (isWebFurniture(recognition, own)) return !TO_THE_TOP.test(passageText(recognition.document, own.lines));
    const below = texts[index + 1] ?? next;
    return isLinks(below) && headsLinks(recognition, own);
  });
}
