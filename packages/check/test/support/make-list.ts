import { assignKeys, ResponsibilityList } from "@qingdan/model";

/** A list as a case writes it: only what the case is about. Tasks may be plain texts. */
export interface SketchedList {
  bureau?: Record<string, string>;
  duties?: Record<string, unknown>[];
  boundaries?: Record<string, unknown>[];
  oversight?: Record<string, unknown>[];
  services?: Record<string, unknown>[];
  liabilities?: Record<string, unknown>[];
  contentsLines?: string[];
  /** The parts that the source prints, with the headings of their columns. */
  columns?: { part: string; title?: string; headings: string[] }[];
  notes?: { part: string; text: string }[];
}

const BUREAU = {
  id: "yuanshi-rsj",
  name: "元氏县人力资源和社会保障局",
  shortName: "县人社局",
  province: "河北省",
  city: "石家庄市",
  county: "元氏县",
  level: "县级",
  issued: "",
};

type Row = Record<string, unknown>;

/** A row with its defaults, and its children in `field` with theirs. */
function fill(defaults: Row, given: unknown, field = "", childDefaults: Row = {}): Row {
  const row: Row = { key: "", ...defaults, ...(given as Row) };
  if (field === "") return row;
  const children = (row[field] ?? []) as unknown[];
  row[field] = children.map((child) => fill(childDefaults, typeof child === "string" ? { text: child } : child));
  return row;
}

const duty = (row: Row): Row =>
  fill({ serial: "", text: "", accountability: "" }, row, "tasks", { text: "", unit: "", remark: "" });
const boundary = (row: Row): Row =>
  fill({ serial: "", matter: "" }, row, "parties", {
    department: "",
    responsibility: "",
    basis: "",
    example: "",
    remark: "",
  });
const regime = (row: Row): Row =>
  fill(
    { serial: "", numbering: "", group: "", groupNumbering: "", title: "", unit: "", preamble: "" },
    row,
    "sections",
    { numbering: "", heading: "", kinds: [], text: "" },
  );
const service = (row: Row): Row =>
  fill({ serial: "", name: "" }, row, "items", { content: "", agency: "", phone: "", remark: "" });
const liability = (row: Row): Row => fill({ serial: "", subject: "", circumstance: "", basis: "", remark: "" }, row);

const part = ({ part: name, title = "", headings }: { part: string; title?: string; headings: string[] }): Row => ({
  part: name,
  title,
  layout: "table",
  columns: headings.map((heading) => ({ field: "", heading })),
  statement: "",
});

/** The whole list that a sketch stands for, with keys. */
export function makeList(sketch: SketchedList): ResponsibilityList {
  const {
    bureau,
    duties,
    boundaries,
    oversight,
    services,
    liabilities,
    contentsLines,
    columns = [],
    notes = [],
  } = sketch;
  return assignKeys(
    ResponsibilityList.parse({
      bureau: { ...BUREAU, ...bureau },
      ...(duties && { duties: duties.map(duty) }),
      ...(boundaries && { boundaries: boundaries.map(boundary) }),
      ...(oversight && { oversight: oversight.map(regime) }),
      ...(services && { services: services.map(service) }),
      ...(liabilities && { accountability: { liabilities: liabilities.map(liability) } }),
      notes: notes.map((note) => ({ key: "", ...note })),
      printed: { parts: columns.map(part), cover: [], contents: contentsLines !== undefined, contentsLines },
    }),
  );
}
