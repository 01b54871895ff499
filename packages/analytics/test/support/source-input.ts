import type { ResponsibilityList } from "@qingdan/model";
import type { RecordInput } from "../../src/index.ts";

/** A list as the first revision of its bureau, read from a source; what a test is about is given. */
export function sourceInput(list: ResponsibilityList, given: Partial<RecordInput> = {}): RecordInput {
  return {
    list,
    kind: "source",
    parent: null,
    sourceName: "甲县.txt",
    sourceSha256: "a".repeat(64),
    author: "编办",
    message: "首次录入",
    ...given,
  };
}
