import { leadingNumber } from "@qingdan/model";
import type { Block, Line } from "../../blocks.ts";
import { endsSentence, passageText, type Recognition } from "../passage.ts";
import { readHeader } from "../header/read-header.ts";
import { isWebFurniture } from "./page-furniture.ts";

/** What heads the links under an article. */
const LINKS_HEADING =
  /^[【[]?(?:相关|推荐|热门|最新|友情|延伸|猜你|为您|更多)?(?:链接|文章|阅读|新闻|信息|推荐|文档|文件|稿件|内容|报道|解读|喜欢|附件|附件下载|下载)[】\]]?[：:]?$/u;

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
  return new Set([...linksInFront(recognition, blocks), ...footOf(recognition, blocks)]);
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

/** True for a line that may stand under an article: a link, what a site prints there, or a short line that is no sentence, item or title. */
function mayBeFoot(recognition: Recognition, block: Block): boolean {
  if (isLinks(block)) return true;
  if (block.kind === "table") return false;
  if (isWebFurniture(recognition, block)) return true;
  const { vocabulary } = recognition;
  const text = passageText(recognition.document, block.lines);
  if (vocabulary.afterLabel("note", text) !== undefined) return false;
  if (text.length > LONGEST_FOOT_LINE || block.lines.length > 1 || endsSentence(text)) return false;
  return leadingNumber(text) === undefined && vocabulary.partOf(text) === undefined;
}

function beginsFoot(recognition: Recognition, block: Block, next: Block | undefined): boolean {
  if (block.kind === "table") return false;
  if (isWebFurniture(recognition, block)) return true;
  return isLinks(next) && LINKS_HEADING.test(passageText(recognition.document, block.lines).trim());
}
