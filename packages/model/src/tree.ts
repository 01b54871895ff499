import { z } from "zod";
import { PARTS, SECTION_KINDS } from "./parts.ts";

/**
 * Where a node was read. `spans` gives for each field the flat list start, end, start, end … of the UTF-16 offsets in the
 * source's text that the field was taken from; the completeness proof is computed from them and from nothing else.
 */
export const Source = z.object({
  file: z.string(),
  lineFrom: z.number().int().optional(),
  lineTo: z.number().int().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
  spot: z.string().optional(),
  spans: z.record(z.string(), z.array(z.number().int())).optional(),
});
export type Source = z.infer<typeof Source>;

/** What every node has. `key` is stable over revisions, workbooks and edits; "" only until keys are assigned. */
const node = { key: z.string(), source: Source.optional() };

/** 具体工作事项. `unit` is 责任处室/负责部门 as printed: an empty one is stored empty, carrying down is a view's business. */
export const Task = z.object({ ...node, text: z.string(), unit: z.string(), remark: z.string() });
export type Task = z.infer<typeof Task>;

/** 主要职责. `accountability` is 追责依据及追责情形 where the source prints it per duty, else "". */
export const Duty = z.object({
  ...node,
  serial: z.string(),
  text: z.string(),
  accountability: z.string(),
  tasks: z.array(Task),
});
export type Duty = z.infer<typeof Duty>;

/** 相关部门 and its share of a boundary. */
export const Party = z.object({
  ...node,
  department: z.string(),
  responsibility: z.string(),
  basis: z.string(),
  example: z.string(),
  remark: z.string(),
});
export type Party = z.infer<typeof Party>;

/** 管理事项: a matter that several departments share. */
export const Boundary = z.object({ ...node, serial: z.string(), matter: z.string(), parties: z.array(Party) });
export type Boundary = z.infer<typeof Boundary>;

/** A section of a regime. `heading` is printed without its number; `numbering` is that number as printed ("一、", "2．"). */
export const Section = z.object({
  ...node,
  numbering: z.string(),
  heading: z.string(),
  kinds: z.array(z.enum(SECTION_KINDS)),
  text: z.string(),
});
export type Section = z.infer<typeof Section>;

/**
 * 监管制度. `serial` is the number without its separator ("（一）", "1"); `numbering` and `groupNumbering` are the numbers as
 * printed before title and group, "" where the source is a table.
 */
export const Regime = z.object({
  ...node,
  serial: z.string(),
  numbering: z.string(),
  group: z.string(),
  groupNumbering: z.string(),
  title: z.string(),
  unit: z.string(),
  preamble: z.string(),
  sections: z.array(Section),
});
export type Regime = z.infer<typeof Regime>;

/** 服务内容: what of a service one office does. */
export const ServiceItem = z.object({
  ...node,
  content: z.string(),
  agency: z.string(),
  phone: z.string(),
  remark: z.string(),
});
export type ServiceItem = z.infer<typeof ServiceItem>;

/** 服务事项. */
export const Service = z.object({ ...node, serial: z.string(), name: z.string(), items: z.array(ServiceItem) });
export type Service = z.infer<typeof Service>;

/** 追责情形. */
export const Liability = z.object({
  ...node,
  serial: z.string(),
  subject: z.string(),
  circumstance: z.string(),
  basis: z.string(),
  remark: z.string(),
});
export type Liability = z.infer<typeof Liability>;

/** A section of the 责任追究机制. `numbering` is its number as printed ("一、"). */
export const MechanismSection = z.object({
  ...node,
  serial: z.string(),
  numbering: z.string(),
  title: z.string(),
  text: z.string(),
});
export type MechanismSection = z.infer<typeof MechanismSection>;

/** 责任追究机制 written as prose. */
export const Mechanism = z.object({
  preamble: z.string(),
  sections: z.array(MechanismSection),
  source: Source.optional(),
});
export type Mechanism = z.infer<typeof Mechanism>;

/** 责任追究机制, part five: 追责情形 as rows, the mechanism as prose, or both. */
export const Accountability = z.object({ liabilities: z.array(Liability), mechanism: Mechanism.optional() });
export type Accountability = z.infer<typeof Accountability>;

/**
 * A note to a part (注：…), or, with `owner` and `heading`, the text of a column that the vocabulary does not know, kept on its row.
 * `before` notes stand in front of the part's first row or regime, the others behind the last.
 */
export const Note = z.object({
  ...node,
  part: z.enum(PARTS),
  text: z.string(),
  owner: z.string().optional(),
  heading: z.string().optional(),
  before: z.boolean().optional(),
});
export type Note = z.infer<typeof Note>;

/** One column of a part as the source prints it: which field it holds, and the words of its heading. */
export const PrintedColumn = z.object({ field: z.string(), heading: z.string() });
export type PrintedColumn = z.infer<typeof PrintedColumn>;

/** A part as the source prints it. `statement` is the text (无) that stands instead of rows. */
export const PrintedPart = z.object({
  part: z.enum(PARTS),
  title: z.string(),
  layout: z.enum(["table", "prose", "none"]),
  columns: z.array(PrintedColumn),
  statement: z.string(),
  source: Source.optional(),
});
export type PrintedPart = z.infer<typeof PrintedPart>;

/**
 * How the source looks: its parts in its order (one part may come twice), its cover and whether it has a table of contents, with that
 * table's lines as printed, number, leaders and page included.
 */
export const Printed = z.object({
  parts: z.array(PrintedPart),
  cover: z.array(z.string()),
  contents: z.boolean(),
  contentsLines: z.array(z.string()).optional(),
});
export type Printed = z.infer<typeof Printed>;

/** `issued` is YYYY, YYYY-MM or YYYY-MM-DD, or "" where neither source nor catalogue names it. */
export const Bureau = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  province: z.string(),
  city: z.string(),
  county: z.string(),
  level: z.string(),
  issued: z.string(),
});
export type Bureau = z.infer<typeof Bureau>;

/** One responsibility list of one bureau. A part that the source lacks is absent; a part that is only 无 is empty. */
export const ResponsibilityList = z.object({
  bureau: Bureau,
  duties: z.array(Duty).optional(),
  boundaries: z.array(Boundary).optional(),
  oversight: z.array(Regime).optional(),
  services: z.array(Service).optional(),
  accountability: Accountability.optional(),
  notes: z.array(Note),
  printed: Printed,
});
export type ResponsibilityList = z.infer<typeof ResponsibilityList>;
