import {
  fieldOf,
  PARTS,
  serialValue,
  TEXT_FIELDS,
  walk,
  withoutWhiteSpace,
  type ResponsibilityList,
  type Section,
} from "@qingdan/model";

/**
 * A list as one line a node, in order: what two lists must have in common to be the same list, whatever format they were read from.
 * White space does not count, and a serial counts by its value, because forms number in styles of their own.
 */
export function treeLines(list: ResponsibilityList): string[] {
  const lines = [`bureau|${list.bureau.name}`];
  lines.push(`parts|${PARTS.map((part) => (list[part] === undefined ? "absent" : "present")).join("|")}`);
  for (const { table, node } of walk(list)) {
    const fields = TEXT_FIELDS[table].map((field) => {
      const text = withoutWhiteSpace(fieldOf(node, field));
      return field === "serial" ? String(serialValue(text) ?? text) : text;
    });
    const kinds = table === "section" ? [(node as Section).kinds.join("+")] : [];
    lines.push([table, ...fields, ...kinds].join("|"));
  }
  lines.push(`mechanism preamble|${withoutWhiteSpace(list.accountability?.mechanism?.preamble ?? "")}`);
  return lines;
}
