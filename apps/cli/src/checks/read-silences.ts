import { existsSync } from "node:fs";
import type { Silence } from "@qingdan/check";
import { refusal } from "@qingdan/model";
import { readCsvFile } from "../files/read-csv-file.ts";

/** Where silences are looked for when no file is named. */
export const SILENCES_NAME = "silences.csv";

/**
 * Findings that a bureau lets stand, by bureau: CSV with the columns bureau_id, rule, node_key, quote, reason. The file is the record of
 * the reasons. Throws InputError for a line without a rule or without a reason.
 */
export function readSilences(file: string | undefined): Map<string, Silence[]> {
  const path = file ?? SILENCES_NAME;
  const silences = new Map<string, Silence[]>();
  if (file === undefined && !existsSync(path)) return silences;
  for (const { line, cells } of readCsvFile(path)) {
    const { bureau_id: bureau = "", rule = "", node_key = "", quote = "", reason = "" } = cells;
    if (bureau === "" || rule === "" || reason === "") {
      const remedy = "每条不再提示的检查结果都要写明部门编号、规则和理由";
      throw refusal("cli/silences", { file: path, line }, "该行缺少 bureau_id、rule 或 reason", remedy);
    }
    silences.set(bureau, [...(silences.get(bureau) ?? []), { rule, node_key, quote, reason }]);
  }
  return silences;
}
