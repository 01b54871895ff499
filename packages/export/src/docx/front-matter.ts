import { coverDate, type Printed } from "@qingdan/model";
import { cleanText, escapeXml } from "../clean-text.ts";
import type { Template } from "../template.ts";
import type { ContentsEntry } from "./contents-entry.ts";
import { pageMeasures, TWIPS_PER_POINT } from "./measures.ts";
import { countProseLines, WIDE_LATIN } from "./prose-lines.ts";
import { paragraph } from "./runs.ts";
import type { DocumentSkeleton } from "./skeleton.ts";
import { COVER_LOOKS, STYLES } from "./styles.ts";

/** The cover: bureau, 责任清单, date. `issued` is "" where it is not known. */
export function cover(name: string, issued: string, template: Template, skeleton: DocumentSkeleton): string {
  const date = coverDate(issued);
  return coverPage(
    [
      { style: "coverName", text: name },
      { style: "coverTitle", text: template.titles.coverName },
      ...(date === "" ? [] : [{ style: "coverDate", text: date } as const]),
    ],
    template,
    skeleton,
  );
}

/**
 * Whether the lines in front of a bureau's first part are a cover. One or two of them without a 目录 behind them are the title of the text: a
 * page of their own would be empty but for them.
 */
export function hasCoverPage({ cover: lines, contents: hasContents }: Printed): boolean {
  return lines.length > MOST_TITLE_LINES || (hasContents && lines.length > 0);
}

const MOST_TITLE_LINES = 2;

/** Whether a line in front of the parts is large: not 填报单位：… or a date, and not （2024年版）. */
export function isTitleLine(line: string): boolean {
  return !/[：:]|^\s*[（(].*[)）]\s*$|[年月日\d]\s*$/u.test(line);
}

/** The bureau's own cover, line by line: its name, the letters of the title under each other, the date. */
export function printedCover(lines: readonly string[], template: Template, skeleton: DocumentSkeleton): string {
  const styled = lines.map((text, index): CoverText => {
    if (index === 0) return { style: "coverName", text };
    if ([...text].length <= 1) return { style: "coverLetter", text };
    const isSmall = index === lines.length - 1 || !isTitleLine(text);
    return { style: isSmall ? "coverDate" : "coverTitle", text, before: LESS_SPACE };
  });
  return coverPage(styled, template, skeleton);
}

/** A cover of many lines needs less room between them, in twips. */
const LESS_SPACE = 1200;
/** What of a page a cover may take, so that it stays on one in every font. */
const COVER_SHARE = 0.95;

/** A text of a cover; `before` is the room over it, in twips, where it is not its style's. */
interface CoverText {
  style: keyof typeof COVER_LOOKS;
  text: string;
  before?: number;
}

/** The texts of a cover on one page: where they take many lines, the room between them gives way. */
function coverPage(texts: readonly CoverText[], template: Template, skeleton: DocumentSkeleton): string {
  const { width, height } = pageMeasures(template, false);
  const lines = texts.map(({ style, text, before }) => {
    const { size, space, line } = COVER_LOOKS[style];
    const clean = cleanText(text, {}, () => undefined);
    const count = countProseLines(clean, (width * 2) / (size * TWIPS_PER_POINT), 0, WIDE_LATIN);
    return { style, clean, before, space: before ?? space, height: count * line };
  });
  const taken = lines.reduce((sum, line) => sum + line.height, 0);
  const spaces = lines.reduce((sum, { space }) => sum + space, 0);
  const share = Math.min(1, Math.max(0, (height * COVER_SHARE - taken) / spaces));
  const paragraphs = lines.map(({ style, clean, before, space }) => {
    const room = share < 1 || before !== undefined ? `<w:spacing w:before="${Math.floor(space * share)}"/>` : "";
    return paragraph(STYLES[style], clean, room);
  });
  return paragraphs.join("") + sectionEnd(skeleton.plain);
}

/**
 * The 目录: a field that Word can renew, filled with the page numbers as they are, so that nobody is asked anything at opening.
 */
export function contents(entries: readonly ContentsEntry[], template: Template, skeleton: DocumentSkeleton): string {
  const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const instruction = (text: string): string => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
  const right = pageMeasures(template, false).width;
  const tabs = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${right}"/></w:tabs>`;
  const lines = entries.map(({ level, text, bookmark, page }, index) => {
    const start = index === 0 ? field("begin") + instruction(' TOC \\o "1-3" \\h \\z \\u ') + field("separate") : "";
    const number =
      field("begin") +
      instruction(` PAGEREF ${bookmark} \\h `) +
      field("separate") +
      `<w:r><w:t>${page}</w:t></w:r>` +
      field("end");
    const end = index === entries.length - 1 ? field("end") : "";
    return `<w:p><w:pPr><w:pStyle w:val="TOC${level}"/>${tabs}</w:pPr>${start}<w:hyperlink w:anchor="${bookmark}" w:history="1"><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r><w:r><w:tab/></w:r>${number}</w:hyperlink>${end}</w:p>`;
  });
  return paragraph(STYLES.contentsTitle, template.titles.contents) + lines.join("") + sectionEnd(skeleton.plain);
}

/** The low paragraph that ends a section and holds its properties. */
export function sectionEnd(properties: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${STYLES.sectionEnd}"/>${properties}</w:pPr></w:p>`;
}
