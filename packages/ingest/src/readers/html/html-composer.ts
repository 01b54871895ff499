import { leadingNumber } from "@qingdan/model";
import type { FurnitureReason } from "../../blocks.ts";
import type { DraftBlock, DraftLine, DraftParagraph } from "../../draft.ts";

/** Composes the text of a page into paragraphs, for the page itself and for each cell that is open. */
export interface HtmlComposer {
  /** Appends text of the page; white space runs are one space, as browsers show them, and a line end between wide characters none, unless `preserved`. */
  text(value: string, fileLine: number | undefined, preserved: boolean): void;
  /** <br>: the next line continues the paragraph. */
  softBreak(): void;
  /** The end of a paragraph; the next one has this heading level. */
  paragraphBreak(level?: number): void;
  /** A number that stands before the next text; `nested` is that of an item inside an item. */
  marker(text: string, nested: boolean): void;
  /** The next text begins an item whose bullet is no text. */
  bullet(isOuter: boolean): void;
  /** The end of a list item: a number without a text stands alone. */
  endItem(): void;
  /** The beginning or the end of a link: what stands between is its text. */
  link(begins: boolean): void;
  /** Text that is no content. It does not break the line around it. */
  furniture(text: string, reason: FurnitureReason, fileLine: number | undefined): void;
  block(block: DraftBlock): void;
  /** Begins a cell; what is composed until it is closed is its content. */
  openCell(): void;
  closeCell(): DraftBlock[];
  finish(): DraftBlock[];
}

interface Container {
  content: DraftBlock[];
  lines: DraftLine[];
  furniture: DraftLine[];
  line: DraftLine;
  /** True where the text of the line ends in a blank: looking at its end would put it together each time. */
  endsBlank: boolean;
  /** How many characters of the line stand in links, and its text outside of them. */
  linked: number;
  unlinked: string;
  breaks: number;
  marker: string;
  level: number | undefined;
}

function newContainer(): Container {
  return {
    content: [],
    lines: [],
    furniture: [],
    line: { text: "" },
    endsBlank: false,
    linked: 0,
    unlinked: "",
    breaks: 0,
    marker: "",
    level: undefined,
  };
}

/** Two ideographic spaces or four others at the start of a line are the indent of a new paragraph. */
const INDENT = /^(?:[\u3000]{2}|[ \u00a0\u2002\u2003]{4})/u;

/**
 * Text without the line ends of the file between two wide characters: a page that is wrapped in its source means no space there (CSS Text,
 * segment breaks). Only line ends with no blank in front of them; what follows may be indented.
 */
function withoutWrapping(value: string): string {
  return value.includes("\n") ? value.replace(WRAPPED, "") : value;
}
const WRAPPED = /(?<=[\p{Script=Han}，。；：、！？（）《》])\r?\n[ \t]*(?=[\p{Script=Han}，。；：、！？（）《》])/gu;

/** What stands beside links without being text: dates, numbers, marks between them. */
const BESIDE_LINKS = /^[\s\u3000\u00a0\d年月日点时分:：·•●|｜/／>＞»›—[\]【】()（）.、,，-]*$/u;

export function createHtmlComposer(): HtmlComposer {
  let current = newContainer();
  const outer: Container[] = [];
  let links = 0;

  const endLine = () => {
    if (current.line.text.trim() !== "") {
      if (current.linked > 0 && BESIDE_LINKS.test(current.unlinked)) current.line.link = true;
      // An indented line begins a paragraph, also where the page only breaks the line before it; so does a number, outside of cells.
      const begins =
        INDENT.test(current.line.text) || (outer.length === 0 && leadingNumber(current.line.text.trim()) !== undefined);
      if (current.line.soft === true && begins && current.lines.length > 0) endParagraph();
      current.line.text = current.line.text.replaceAll("\u00a0", " ");
      current.lines.push(current.line);
      current.breaks = 0;
    }
    current.line = { text: "" };
    current.linked = 0;
    current.unlinked = "";
  };
  const endParagraph = () => {
    if (current.lines[0] !== undefined) delete current.lines[0].soft;
    const lines = [...current.lines, ...current.furniture];
    if (lines.length > 0) {
      const paragraph: DraftParagraph = { kind: "paragraph", lines };
      current.content.push(current.level === undefined ? paragraph : { ...paragraph, level: current.level });
    }
    current.lines = [];
    current.furniture = [];
    current.breaks = 0;
  };
  const paragraphBreak = (level?: number) => {
    endLine();
    endParagraph();
    current.level = level;
  };
  const takeMarker = () => {
    current.line.text = current.marker + current.line.text;
    current.marker = "";
  };
  const finishContainer = () => {
    takeMarker();
    paragraphBreak();
    return current.content;
  };

  return {
    text(value, fileLine, preserved) {
      let text = preserved ? value : withoutWrapping(value).replace(/[ \t\r\n\f]+/gu, " ");
      const { line } = current;
      if (!preserved && (line.text === "" || current.endsBlank) && text.startsWith(" ")) text = text.slice(1);
      if (text === "") return;
      if (text.trim() !== "") {
        takeMarker();
        if (fileLine !== undefined) line.fileLine ??= fileLine;
      }
      if (links > 0) current.linked += text.trim().length;
      else current.unlinked += text;
      const pieces = preserved ? text.split("\n") : [text];
      pieces.forEach((piece, index) => {
        if (index > 0) this.softBreak();
        current.line.text += piece;
        if (piece !== "") current.endsBlank = piece.endsWith(" ");
        if (fileLine !== undefined) current.line.fileLine ??= fileLine + index;
      });
    },
    softBreak() {
      endLine();
      // An empty line between two texts parts them.
      if (++current.breaks > 1) endParagraph();
      else current.line.soft = true;
    },
    paragraphBreak,
    marker(text, nested) {
      current.marker += text;
      if (nested) current.line.item = true;
    },
    bullet(isOuter) {
      current.line.item = true;
      if (isOuter) current.line.outer = true;
    },
    link(begins) {
      links += begins ? 1 : -1;
    },
    endItem() {
      takeMarker();
      paragraphBreak();
    },
    furniture(text, reason, fileLine) {
      if (text.trim() !== "")
        current.furniture.push({ text, furniture: reason, ...(fileLine === undefined ? {} : { fileLine }) });
    },
    block(block) {
      paragraphBreak();
      current.content.push(block);
    },
    openCell() {
      outer.push(current);
      current = newContainer();
    },
    closeCell() {
      const content = finishContainer();
      current = outer.pop() ?? newContainer();
      return content;
    },
    finish: finishContainer,
  };
}
