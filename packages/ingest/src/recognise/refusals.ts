import { firstCell } from "../first-cell.ts";
import type { Diagnostic } from "@qingdan/model";
import type { FoundPart } from "./titles/find-parts.ts";
import { lineText, placeOf, type Recognition } from "./passage.ts";

/** The refusal of a document in which no part of a list was found. */
export function noPart(recognition: Recognition): Diagnostic {
  const { document } = recognition;
  const first = document.blocks[0];
  const line =
    first === undefined ? undefined : first.kind === "paragraph" ? first.lines[0] : firstCell(first)?.lines[0];
  return {
    code: "ingest/no-part",
    severity: "error",
    place: line === undefined ? { file: document.file, line: 1 } : document.placeAt(line.start),
    message: "未找到责任清单的任何一个部分：既没有“一、部门主要职责”一类的标题，也没有带表式栏目的表格",
    actual: line === undefined ? "" : lineText(document, line).slice(0, 40),
    expected: "部门主要职责、部门职责边界、事中事后监管制度、公共服务事项、责任追究机制",
    remedy: "请核对该文件是否为责任清单；标题、栏目另有名称的，用 --vocabulary FILE 补充",
  };
}

/** The refusal of a list that names no bureau. */
export function noBureau(recognition: Recognition, first: FoundPart | undefined): Diagnostic {
  return {
    code: "ingest/no-bureau",
    severity: "error",
    place:
      placeOf(recognition, first?.titleLines ?? []).line === undefined
        ? { file: recognition.document.file, line: 1 }
        : placeOf(recognition, first?.titleLines ?? []),
    message: "清单没有载明部门名称",
    expected: "封面、“部门名称：”一行，或者 catalog.csv 中该文件的一行",
    remedy: "请在同一文件夹的 catalog.csv 中补上该文件的 file、bureau_id、name，或者在首个标题下补上“部门名称：……”",
  };
}
