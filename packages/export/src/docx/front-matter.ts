import { coverDate } from "@qingdan/model";
import { cleanText, escapeXml } from "../clean-text.ts";
import type { Template } from "../template.ts";
import type { ContentsEntry } from "./contents-entry.ts";
import { pageMeasures } from "./measures.ts";
import { paragraph } from "./runs.ts";
import type { DocumentSkeleton } from "./skeleton.ts";
import { STYLES } from "./styles.ts";

/** The cover: bureau, 责任清单, date. `issued` is "" where it is not known. */
export function cover(name: string, issued: string, template: Template, skeleton: DocumentSkeleton): string {
  const clean = cleanText(name, {}, () => undefined);
  const date = coverDate(issued);
  return (
    paragraph(STYLES.coverName, clean) +
    paragraph(STYLES.coverTitle, template.titles.coverName) +
    (date === "" ? "" : paragraph(STYLES.coverDate, date)) +
    sectionEnd(skeleton.plain)
  );
}

/** The bureau's own cover, line by line: its name, the letters of the title under each other, the date. */
export function printedCover(lines: readonly string[], skeleton: DocumentSkeleton): string {
  const styled = lines.map((line, index) => {
    const clean = cleanText(line, {}, () => undefined);
    if (index === 0) return paragraph(STYLES.coverName, clean);
    if ([...clean].length <= 1) return paragraph(STYLES.coverLetter, clean);
    return paragraph(index === lines.length - 1 ? STYLES.coverDate : STYLES.coverTitle, clean, LESS_SPACE);
  });
  return styled.join("") + sectionEnd(skeleton.plain);
}

/** A cover of many lines needs less room between them. */
const LESS_SPACE = '<w:spacing w:before="1200"/>';

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
