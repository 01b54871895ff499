import type { RecordInput } from "@qingdan/analytics";
import type { ResponsibilityList } from "@qingdan/model";

/** A list as the first revision of its bureau, as if it had just been read from a source. */
export function sourceInput(list: ResponsibilityList): RecordInput {
  const { id } = list.bureau;
  return { list, kind: "source", parent: null, sourceName: id, sourceSha256: id, author: "", message: "" };
}
