import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from "docx";
import type { Template } from "../template.ts";
import { readZip } from "../zip/read-zip.ts";
import { LINES_PER_PAGE, PAPER, pageMeasures } from "./measures.ts";
import { paragraphStyles } from "./styles.ts";
import { NUMBER_DEPTH, turnedPageNumber } from "./turned-page-number.ts";

/** What the docx library makes once per run: styles, settings, footers, page set-up. The writers put the text in. */
export interface DocumentSkeleton {
  /** document.xml up to and with <w:body>. */
  head: string;
  /** Section properties: without page numbers, upright and turned. */
  plain: string;
  portrait: string;
  landscape: string;
  /** All other parts but the properties, by name. */
  constantParts: ReadonlyMap<string, string>;
}

const VARIABLE_PARTS = new Set(["word/document.xml", "docProps/core.xml", "docProps/custom.xml"]);

/** Builds the skeleton. Asynchronous only because the library is. */
export async function documentSkeleton(template: Template): Promise<DocumentSkeleton> {
  const document = new Document({
    creator: "qingdan",
    evenAndOddHeaderAndFooters: true,
    customProperties: [{ name: "placeholder", value: "" }],
    styles: {
      default: {
        document: {
          run: {
            size: 32,
            font: fontOf(template.fonts.body),
            color: "000000",
            // By its language a program knows which marks may not begin or end a line.
            language: { value: "en-US", eastAsia: "zh-CN" },
          },
        },
      },
      paragraphStyles: paragraphStyles(template),
    },
    sections: [section(template, false, false), section(template, false, true), section(template, true, true)],
  });
  const files = readZip(new Uint8Array(await Packer.toBuffer(document)));
  const text = (name: string): string => Buffer.from(files.get(name) ?? new Uint8Array()).toString("utf8");
  const main = text("word/document.xml");
  const [plain = "", portrait = "", landscape = ""] = main.match(/<w:sectPr.*?<\/w:sectPr>/gsu) ?? [];
  files.set("word/styles.xml", Buffer.from(steadyLines(text("word/styles.xml")), "utf8"));
  for (const name of footersOf(landscape, text("word/_rels/document.xml.rels")))
    files.set(name, Buffer.from(turnedPageNumber(text(name), template), "utf8"));
  const constantParts = new Map(
    [...files.keys()].filter((name) => !VARIABLE_PARTS.has(name)).map((name) => [name, text(name)]),
  );
  return { head: main.slice(0, main.indexOf("<w:body>") + 8), plain, portrait, landscape, constantParts };
}

/** The names of the parts that hold the footers of a section. */
function footersOf(section: string, relationships: string): string[] {
  return [...section.matchAll(/<w:footerReference [^>]*r:id="(\w+)"/gu)].flatMap(([, id]) => {
    const relationship = (relationships.match(/<Relationship [^>]*>/gu) ?? []).find((tag) =>
      tag.includes(` Id="${id}"`),
    );
    const target = / Target="([^"]+)"/u.exec(relationship ?? "")?.[1];
    return target === undefined ? [] : [`word/${target}`];
  });
}

/**
 * Paragraph properties that the library cannot write. They make lines break and stand alike in every program: no extra
 * room between Chinese and Latin text, no single lines moved, no second snapping to the grid that exact lines already follow.
 */
function steadyLines(styles: string): string {
  const off = ["widowControl", "autoSpaceDE", "autoSpaceDN", "snapToGrid"];
  const properties = off.map((name) => `<w:${name} w:val="0"/>`).join("");
  // Both in the defaults and in the style that all others are based on: LibreOffice reads some of them only there.
  return styles
    .replace("<w:pPrDefault/>", `<w:pPrDefault><w:pPr>${properties}</w:pPr></w:pPrDefault>`)
    .replace(
      '<w:name w:val="Normal"/><w:qFormat/>',
      `<w:name w:val="Normal"/><w:qFormat/><w:pPr>${properties}</w:pPr>`,
    );
}

/** A font by its name for Latin and Chinese text alike. */
function fontOf(name: string): { ascii: string; eastAsia: string; hAnsi: string; cs: string } {
  return { ascii: name, eastAsia: name, hAnsi: name, cs: name };
}

function section(template: Template, landscape: boolean, numbered: boolean): ISectionOptions {
  const { top, right, bottom, left, height } = pageMeasures(template, landscape);
  return {
    properties: {
      page: {
        // The library swaps width and height of a turned page by itself.
        size: {
          width: PAPER.width,
          height: PAPER.height,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top, right, bottom, left, header: 851, footer: footerDistance(bottom) },
      },
      // Turned pages hold nothing but tables; a grid would only shift them.
      grid: landscape ? {} : { linePitch: height / LINES_PER_PAGE, type: "lines" },
    },
    ...(numbered
      ? {
          footers: {
            default: pageNumber(template, AlignmentType.RIGHT),
            even: pageNumber(template, AlignmentType.LEFT),
          },
        }
      : {}),
    children: [new Paragraph("")],
  };
}

/** The page number stands 7 mm under the text block; its line is 4号, 14 points high. */
function footerDistance(bottom: number): number {
  return Math.max(200, bottom - NUMBER_DEPTH);
}

/** — 1 —, one character away from the outer edge. */
function pageNumber(template: Template, alignment: (typeof AlignmentType)["LEFT" | "RIGHT"]): Footer {
  const outer = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: outer,
        spacing: { line: 320, lineRule: LineRuleType.EXACT },
        children: [
          new TextRun({
            font: fontOf(template.fonts.pageNumber),
            size: 28,
            children: ["— ", PageNumber.CURRENT, " —"],
          }),
        ],
      }),
    ],
  });
}
