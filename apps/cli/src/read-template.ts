import { readFileSync } from "node:fs";
import { standardTemplate, Template } from "@qingdan/export";
import { usageError } from "./usage-error.ts";

/** The standard template with what a person's JSON file says otherwise; only the changed entries need to stand in it. */
export function readTemplate(file: string): Template {
  try {
    return Template.parse(overlay(standardTemplate(), JSON.parse(readFileSync(file, "utf8"))));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageError(`the template ${file} cannot be used: ${reason}`, "see README, How the forms look");
  }
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
