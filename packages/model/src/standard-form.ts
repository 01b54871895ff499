import type { Part, SectionKind } from "./parts.ts";

/** The version of the standard form that is written into every exported file; a higher one is refused at import. */
export const FORM_VERSION = 1;

/** The heading that the standard form prints for each kind of section. */
export const KIND_HEADINGS: Record<SectionKind, string> = {
  object: "监督检查对象",
  content: "监督检查内容",
  method: "监督检查方式",
  measure: "监督检查措施",
  procedure: "监督检查程序",
  handling: "监督检查处理",
};

/** A column of a sheet. `group` columns are merged down over the rows of their group. */
export interface FormColumn {
  field: string;
  heading: string;
  group: boolean;
}

/** A sheet of the standard form: one part. */
export interface FormSheet {
  part: Part;
  /** The sheet's name and the part's official heading: 一、部门主要职责. */
  title: string;
  columns: readonly FormColumn[];
}

const column = (field: string, heading: string, group = false): FormColumn => ({ field, heading, group });

/** The statement that stands in the sheet or chapter of a part that the source lacks. */
export const ABSENT_STATEMENT = "来源文件未载本部分";

/** The statement that stands in a part that the source has, but without rows, where the source prints none itself. */
export const EMPTY_STATEMENT = "无";

/**
 * The standard form: five sheets in the order of 山东省's five-part list (鲁编办 2015), the columns that our contract with
 * officials and analysts names. Readers find columns by these headings; writers print them.
 */
export const STANDARD_FORM: readonly FormSheet[] = [
  {
    part: "duties",
    title: "一、部门主要职责",
    columns: [
      column("serial", "序号", true),
      column("duty", "主要职责", true),
      column("task", "具体工作事项"),
      column("unit", "责任处室"),
      column("accountability", "追责依据及追责情形", true),
      column("remark", "备注"),
    ],
  },
  {
    part: "boundaries",
    title: "二、部门职责边界",
    columns: [
      column("serial", "序号", true),
      column("matter", "管理事项", true),
      column("department", "相关部门"),
      column("responsibility", "职责分工"),
      column("basis", "相关依据"),
      column("example", "案例"),
      column("remark", "备注"),
    ],
  },
  {
    part: "oversight",
    title: "三、事中事后监管制度",
    columns: [
      column("serial", "序号"),
      column("title", "监管事项"),
      column("unit", "责任单位"),
      column("preamble", "制定说明"),
      column("object", KIND_HEADINGS.object),
      column("content", KIND_HEADINGS.content),
      column("method", KIND_HEADINGS.method),
      column("measure", KIND_HEADINGS.measure),
      column("procedure", KIND_HEADINGS.procedure),
      column("handling", KIND_HEADINGS.handling),
      column("other", "其他规定"),
    ],
  },
  {
    part: "services",
    title: "四、公共服务事项",
    columns: [
      column("serial", "序号", true),
      column("name", "服务事项", true),
      column("content", "主要内容"),
      column("agency", "承办机构"),
      column("phone", "联系电话"),
      column("remark", "备注"),
    ],
  },
  {
    part: "accountability",
    title: "五、责任追究机制",
    columns: [
      column("serial", "序号"),
      column("subject", "追责对象"),
      column("circumstance", "追责情形"),
      column("basis", "法律依据"),
      column("mechanism", "责任追究机制"),
      column("remark", "备注"),
    ],
  },
];

/** The sheet of a part. */
export function formSheet(part: Part): FormSheet {
  const sheet = STANDARD_FORM.find((candidate) => candidate.part === part);
  if (sheet === undefined) throw new Error(`no sheet for part ${part}`);
  return sheet;
}

/** The rows above the first row of a sheet: title, 填报单位 and date, header. The header always stands in this row, from 1. */
export const HEADER_ROW = 3;

/** The heading of the last column, which is hidden and holds `encodeRowKey` of every row and of every note. */
export const KEY_HEADING = "_key";

/**
 * The end of a sheet: this text stands in the key column of the first row below the last row and note, and nowhere else. A sheet
 * that has its header and its end mark has lost no rows at its tail, so a row that is missing was deleted by a person. What a
 * person types into the row of the end mark, or below it, is a new row.
 *
 * Other rules of the layout that readers rely on:
 * - A note stands in the row's first cell, merged over all visible columns, with the note's key in the key column. Notes in front of
 *   the table stand between the header and the first row, the others behind the last row.
 * - The statements of absent and empty parts stand the same way, without a key.
 * - A row whose text is higher than a row can be (409 pt) takes several rows of the sheet; all its cells are merged down over them,
 *   and only the first has a key. A row that merges cover wholly is therefore no row of its own.
 * - A text of more than 32,767 characters is carried on in the same column of the next row, whose key names the piece.
 */
export const END_MARK = "_end";

/** Characters that a cell of a workbook can hold, in UTF-16 units. */
export const CELL_LIMIT = 32767;

/** Who the notes of `--with-findings` say that they are from. Import passes over them. */
export const FINDINGS_AUTHOR = "检查结果";

/** The first sheet tells how to fill in; a hidden one holds the entries of drop-down lists. */
export const INSTRUCTIONS_SHEET = "填写说明";
export const LISTS_SHEET = "_lists";

/**
 * The hidden sheet of a workbook's identity. The first cell of each row says what stands in those to its right.
 * formVersion, form (standard or house), bureau (id), name, revision: the value.
 * instructions: the fingerprints of all texts on the first sheet together, then of each, between blanks.
 * sheet: the sheet's name, its part, the number of its rows when exported (notes and statements not counted).
 * regime: key, numbering, group numbering, the numbered headings of its sections as the source prints them, a line for each; in the sheet
 * they stand in columns under the form's headings. mechanism: key, numbering.
 */
export const META_SHEET = "_meta";

/** Document properties (docProps/custom.xml, text values) of every exported file. */
export const FORM_PROPERTIES = {
  bureau: "QingdanBureau",
  revision: "QingdanRevision",
  formVersion: "QingdanFormVersion",
  form: "QingdanForm",
} as const;

/**
 * What stands under the serial of a group that goes on behind a page end: it is the only sign of it that people see, and that survives
 * every format.
 */
export const CONTINUED_MARK = "（续）";

/** The style of a cell's paragraph in a Word file that repeats its group's text on a new page, and the bookmark in front of it. */
export const CONTINUED_STYLE = "GroupContinued";
export const CONTINUED_BOOKMARK = "_qd_continued_";

/**
 * The styles of notes in a Word file, over a part or behind its prose, and under its table: they say no 注： everywhere, and would be read as the last
 * words of the prose before them, or as titles.
 */
export const PROSE_NOTE_STYLE = "ProseNote";
export const TABLE_NOTE_STYLE = "TableNote";

/** The styles of the lines of a cover in a Word file: whatever they say (部门主要职责 in an overview of the parts), they are no titles of parts. */
export const COVER_STYLES = {
  name: "CoverName",
  title: "CoverTitle",
  letter: "CoverLetter",
  date: "CoverDate",
} as const;

/** The style of the line by which a bureau's own Word file names the bureau where its source has no such line. */
export const ADDED_LINE_STYLE = "AddedLine";

/**
 * The style of a cell's paragraph in a Word file that carries on the text of its group's cell above, where that text is longer than a page, and the
 * bookmark in front of it. Where the piece above ends inside a sentence (`endsSentence`), nothing stands between the two, else a line break.
 */
export const PIECE_STYLE = "GroupPiece";
export const PIECE_BOOKMARK = "_qd_piece_";
