import { TEXT_FIELDS, fieldOf, walk, withoutWhiteSpace, type ResponsibilityList } from "@qingdan/model";
import type { Format } from "../../src/index.ts";
import { readZip } from "../../src/zip/read-zip.ts";

/** Every text of a list that a form must print, white space aside. Prose prints serials in the style of its level: （一） for 1. */
export function textsOf(list: ResponsibilityList, format: Format): string[] {
  const texts: string[] = [list.bureau.name, list.accountability?.mechanism?.preamble ?? ""];
  for (const { table, node } of walk(list)) {
    const isProse = format === "docx" && (table === "regime" || table === "mechanism");
    for (const field of TEXT_FIELDS[table]) if (!isProse || field !== "serial") texts.push(fieldOf(node, field));
  }
  return texts.map(withoutWhiteSpace).filter((text) => text !== "");
}

/** All character data of a package's parts, entities resolved, white space and markup gone. */
export function printedText(bytes: Uint8Array): string {
  let text = "";
  for (const [name, content] of readZip(bytes)) {
    if (!/sheet\d+\.xml$|document\.xml$/u.test(name)) continue;
    const plain = Buffer.from(content)
      .toString("utf8")
      .replace(/<[^>]*>/gu, "");
    // Only workbooks escape characters so.
    const unescaped = name.startsWith("xl/") ? plain.replaceAll("_x005F_", "_") : plain;
    text += unescaped
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
  }
  return withoutWhiteSpace(text);
}
