import {
  formSheet,
  headingOfField,
  PART_OF_TABLE,
  walk,
  type Finding,
  type Part,
  type ResponsibilityList,
} from "@qingdan/model";

/** Where findings on one list stand, in the words by which officials find the place: the sheet, the item, the row and the column. */
export type PlaceOfFinding = (finding: Finding) => string;

/** Reads the list once; the places of its findings are looked up by key. The key follows in brackets: silences are written by it. */
export function placesOfFindings(list: ResponsibilityList): PlaceOfFinding {
  const words = new Map<string, string>();
  for (const { table, node, parentKey, ordinal } of walk(list)) {
    const serial = "serial" in node && typeof node.serial === "string" && node.serial !== "" ? node.serial : "";
    const heading = "heading" in node && typeof node.heading === "string" ? node.heading : "";
    const own =
      parentKey === ""
        ? `第${ordinal}项${serial === "" || serial === String(ordinal) ? "" : `（序号${serial}）`}`
        : heading === ""
          ? `第${ordinal}行`
          : `“${heading}”`;
    words.set(node.key, `${words.get(parentKey) ?? ""}${table === "note" ? `注${ordinal}` : own}`);
  }
  return ({ node_table: table, node_key: key, field }) => {
    if (table === "") return isPart(field) ? formSheet(field).title : field === "contents" ? "目录" : "";
    const sheet = table === "note" ? "" : formSheet(PART_OF_TABLE[table]).title;
    const column = table === "section" ? "" : headingOfField(table, field);
    return `${sheet}${sheet === "" ? "" : " "}${words.get(key) ?? ""}${column === "" ? "" : `“${column}”栏`}（${key}）`;
  };
}

const isPart = (field: string): field is Part => (Object.values(PART_OF_TABLE) as string[]).includes(field);
