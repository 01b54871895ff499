import type { FurnitureReason } from "../../blocks.ts";
import type { DraftBlock } from "../../draft.ts";
import { descendants, type XmlElement } from "../../xml-tree.ts";
import type { NumberCounter } from "./numbering.ts";
import type { DocxStyles } from "./styles.ts";

/** A field that is open: text counts only after its instruction. */
export interface OpenField {
  instruction: boolean;
  contents: boolean;
  /** What a form field shows where no text of its own stands in it. */
  shown?: string;
}

/** What was met in a document besides its text, for the report. */
export interface Findings {
  insertedRevisions: number;
  deletedRevisions: string[];
  hiddenTexts: string[];
  /** Texts that are struck through by hand. */
  struckTexts: string[];
  footnotes: number;
  /** Paragraphs with an automatic number in which nothing is typed. */
  bareNumbers: number;
  /** Texts of cells that a vertical merge hides, with the number of their table. */
  hiddenByMerge: string[];
  /** Things whose text this reader does not see: 图表, 嵌入对象 … */
  unread: Set<string>;
}

/** The state of reading one document, in document order. */
export interface DocxReading {
  file: string;
  styles: DocxStyles;
  counter: NumberCounter;
  /** Beginnings of fields that hold a table of contents and are closed again. */
  contentsFields: ReadonlySet<XmlElement>;
  fields: OpenField[];
  /** Relationship ids of the headers and footers that sections use. */
  pageFurniture: Set<string>;
  /** Notes in the order of their marks: "footnote 3". */
  notes: string[];
  /** The block of the text that the mark of a note stands in. */
  marked: Map<string, DraftBlock>;
  findings: Findings;
  /** The blocks of a document that is held whole, by its relationship; undefined where it cannot be read. */
  embedded(id: string): DraftBlock[] | undefined;
}

/** What surrounds an element: text inside is furniture for this reason, whatever it is itself. */
export interface Surroundings {
  reason?: FurnitureReason;
  deleted?: boolean;
  /** A vertical merge covers the cell: nobody sees the number of an empty paragraph in it, and it counts for none. */
  covered?: boolean;
}

/** Elements that say how a document looks, and nothing of its text: most of its elements. */
export const FORMATTING: ReadonlySet<string> = new Set(
  (
    "rFonts b bCs i iCs caps smallCaps outline shadow emboss imprint color spacing w kern position sz szCs highlight u effect bdr " +
    "shd fitText vertAlign rtl cs em lang eastAsianLayout keepNext keepLines pageBreakBefore framePr widowControl suppressLineNumbers pBdr " +
    "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid ind " +
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap divId cnfStyle tblPr tblPrEx tcW " +
    "tcBorders noWrap tcMar tcFitText vAlign hideMark trHeight cantSplit tblCellSpacing pgSz pgMar pgBorders lnNumType pgNumType cols docGrid " +
    "rPrChange pPrChange tcPrChange trPrChange tblPrChange sectPrChange proofErr lastRenderedPageBreak bookmarkEnd blip latentStyles"
  ).split(" "),
);

const WRAPPERS = new Set([
  "sdt",
  "sdtContent",
  "customXml",
  "smartTag",
  "ins",
  "moveTo",
  "AlternateContent",
  "Choice",
  "Fallback",
]);

/** The children of an element, with the contents of wrappers (content controls, revisions, alternatives) in their place. */
export function unwrapped(element: XmlElement): readonly XmlElement[] {
  const { children } = element;
  if (!children.some(({ name }) => WRAPPERS.has(name))) return children;
  return children.flatMap((next) => {
    if (!WRAPPERS.has(next.name)) return [next];
    const inside = next.name === "AlternateContent" ? chooseBranch(next) : next;
    return inside === undefined ? [] : unwrapped(inside);
  });
}

/** The branch of an alternative that is read: the first that holds text, since each holds the same. */
export function chooseBranch(alternative: XmlElement): XmlElement | undefined {
  const holdsText = (branch: XmlElement) => {
    for (const { name } of descendants(branch)) if (name === "t" || name === "textpath" || name === "sym") return true;
    return false;
  };
  return alternative.children.find(holdsText) ?? alternative.children[0];
}

/** Finds the fields that hold a table of contents. One that is never closed is none: it would swallow the document. */
export function findContentsFields(root: XmlElement): Set<XmlElement> {
  const found = new Set<XmlElement>();
  const open: { begin: XmlElement; instruction: string }[] = [];
  const visit = (element: XmlElement): void => {
    if (element.name === "instrText") {
      const field = open.at(-1);
      if (field !== undefined) field.instruction += element.text;
    } else if (element.name === "fldChar") {
      const type = element.attributes.fldCharType;
      if (type === "begin") open.push({ begin: element, instruction: "" });
      const field = type === "end" ? open.pop() : undefined;
      if (field !== undefined && /^\s*TOC\b/iu.test(field.instruction)) found.add(field.begin);
    } else for (const next of element.children) visit(next);
  };
  visit(root);
  return found;
}
