import { standardTemplate, Template, templateProblems } from "@qingdan/export";
import { readTextFile } from "../files/read-text-file.ts";
import { usageError } from "../terminal/usage-error.ts";

/** The standard template with what a person's JSON file says otherwise; only the changed entries need to stand in it. */
export function readTemplate(file: string): Template {
  const change = readJson(file);
  const result = Template.safeParse(overlay(standardTemplate(), change));
  if (result.success) return result.data;
  throw unusable(file, templateProblems(result.error).join("; "));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readTextFile(file));
  } catch (error) {
    if (error instanceof SyntaxError) throw unusable(file, `it is no JSON: ${error.message}`);
    throw error;
  }
}

function unusable(file: string, reason: string): Error {
  return usageError(`the template ${file} cannot be used: ${reason}`, "see The forms in the README");
}

/** `base` with the entries of `change`; objects are gone into, lists and values replaced. */
function overlay(base: unknown, change: unknown): unknown {
  if (!isObject(base) || !isObject(change)) return change;
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(change)])].map((key) => [
      key,
      key in change ? overlay(base[key], change[key]) : base[key],
    ]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
