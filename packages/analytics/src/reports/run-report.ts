import { refusal, type InputError } from "@qingdan/model";
import type { QueryResult } from "../database/query-result.ts";
import type { ReportDefinition, ReportParameter } from "./report-definition.ts";
import { REPORTS } from "./reports.ts";

/** What answers a report's query: a warehouse or a lake. */
export interface QuestionRunner {
  ask(sql: string, parameters: Readonly<Record<string, string | number>>): Promise<QueryResult>;
}

/** A report's answer. */
export interface ReportAnswer {
  report: ReportDefinition;
  /** The parameters that counted, defaults included, as text. */
  parameters: Record<string, string>;
  result: QueryResult;
}

/** All named questions. */
export function listReports(): readonly ReportDefinition[] {
  return REPORTS;
}

/**
 * Answers a named question. Parameters are texts, as they come from a command line. Throws an InputError for an unknown report or
 * parameter, for a value that is not of the parameter's type, and for a bureau that is not there.
 */
export async function runReport(
  runner: QuestionRunner,
  name: string,
  given: Readonly<Record<string, string>> = {},
): Promise<ReportAnswer> {
  const report = REPORTS.find((candidate) => candidate.name === name);
  if (report === undefined) throw unknownReport(name);
  const unknown = Object.keys(given).find((key) => !report.parameters.some((parameter) => parameter.name === key));
  if (unknown !== undefined) {
    const names = report.parameters.map((parameter) => parameter.name).join("、");
    throw refusal(
      "report/unknown-parameter",
      {},
      `报表 ${name} 没有参数 ${unknown}。`,
      names === "" ? "它没有参数。" : `它的参数：${names}。`,
    );
  }
  const parameters = Object.fromEntries(report.parameters.map((one) => [one.name, given[one.name] ?? one.default]));
  const values = Object.fromEntries(
    report.parameters.map((one) => [one.name, valueOf(one, parameters[one.name] ?? "")]),
  );
  requirePeriod(values);
  await requireBureau(runner, parameters["bureau"] ?? "");
  return { report, parameters, result: await runner.ask(report.sql, values) };
}

/** A period that ends before it begins would be an answer without rows, as if nothing had happened. */
function requirePeriod({ since = "", until = "" }: Record<string, string | number>): void {
  if (since === "" || until === "" || since <= until) return;
  throw refusal("report/bad-parameter", {}, `起始日期 ${since} 在截止日期 ${until} 之后。`, "请对调 since 和 until。");
}

/** A name that no bureau has would be an answer without rows, as if there were nothing to tell of it. */
async function requireBureau(runner: QuestionRunner, bureau: string): Promise<void> {
  if (bureau === "") return;
  const known = "SELECT name FROM bureau WHERE $bureau IN (bureau_id, name, short_name) LIMIT 1";
  if ((await runner.ask(known, { bureau })).rows.length > 0) return;
  const nearest = "SELECT name FROM bureau ORDER BY jaro_winkler_similarity(name, $bureau) DESC, ordinal LIMIT 5";
  const names = (await runner.ask(nearest, { bureau })).rows.map(([name]) => String(name)).join("、");
  throw refusal(
    "report/bad-parameter",
    {},
    `没有部门“${bureau}”。`,
    `请写部门编号、全称或者简称${names === "" ? "" : `；名称最相近的：${names}`}。`,
  );
}

function valueOf(parameter: ReportParameter, text: string): string | number {
  if (parameter.type === "number") {
    const number = Number(text);
    if (text.trim() !== "" && Number.isFinite(number) && number >= 0) return number;
    throw refusal("report/bad-parameter", {}, `参数 ${parameter.name} 不是数：“${text}”。`, "请写不小于0的数。");
  }
  if (parameter.type === "date" && text !== "" && !isDate(text)) {
    throw refusal("report/bad-parameter", {}, `参数 ${parameter.name} 不是日期：“${text}”。`, "请写成 2026-03-01。");
  }
  return text;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function unknownReport(name: string): InputError {
  const wanted = name.toLowerCase();
  const near = REPORTS.filter((report) => report.name.includes(wanted) || report.title.includes(name));
  const list = near.length === 0 ? "全部报表见 qingdan report。" : `是不是 ${near.map((one) => one.name).join("、")}？`;
  return refusal("report/unknown", {}, `没有报表“${name}”。`, list);
}
