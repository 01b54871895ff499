import { existsSync, readFileSync, renameSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { sha256, type Diagnostic } from "@qingdan/model";

/**
 * Keeps an exported file that a person has worked on since, under another name, before a new export takes its place. In: the file, the
 * digest that it was exported with, undefined where the manifest knows none, and what is to stand there. Returns what a person must know.
 */
export function setAside(target: string, exported: string | undefined, bytes: Uint8Array): Diagnostic[] {
  if (exported === undefined || !existsSync(target)) return [];
  const there = sha256(readFileSync(target));
  if (there === exported || there === sha256(bytes)) return [];
  const kept = freeName(target);
  renameSync(target, kept);
  const message = "原处的导出文件在导出之后有过改动，已改用这个名字保留";
  const way = parse(target).ext === ".xlsx" ? "用 qingdan import 导入" : "填入导出的工作簿（.xlsx）后导入";
  const remedy = `其中如有尚未导入的修改，请${way}；不再需要的，请删去。`;
  return [{ code: "export/edited-file", severity: "hint", place: { file: kept }, message, remedy }];
}

/** 责任清单-改动.xlsx beside 责任清单.xlsx, with a number where that is taken. */
function freeName(target: string): string {
  const { name, ext } = parse(target);
  let number = 1;
  const named = (): string => join(dirname(target), `${name}-改动${number === 1 ? "" : number}${ext}`);
  while (existsSync(named())) number += 1;
  return named();
}
