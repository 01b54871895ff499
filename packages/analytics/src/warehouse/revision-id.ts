import { sha256, type ResponsibilityList } from "@qingdan/model";
import { canonicalJson } from "./canonical-json.ts";

/** Where a node was read changes with the file's format, and is no part of what a revision says. */
const NOT_CONTENT: ReadonlySet<string> = new Set(["source"]);

/**
 * The identifier of a revision: 12 hexadecimal characters of the SHA-256 over parent, bureau and the tree without its sources. The
 * same history thus has the same identifiers in every warehouse. `turn` above 0 gives the next identifier where two clash.
 */
export function revisionId(parent: string | null, list: ResponsibilityList, turn = 0): string {
  const content = [parent ?? "", list.bureau.id, canonicalJson(list, NOT_CONTENT)];
  if (turn > 0) content.push(String(turn));
  return sha256(content.join("\u0000")).slice(0, 12);
}
