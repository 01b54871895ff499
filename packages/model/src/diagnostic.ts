import { oneLine } from "./one-line.ts";

/** Where something was found: a line of a text, a cell of a sheet, or a place in a document such as "表3 第2行 第4列". */
export interface Place {
  file?: string;
  line?: number;
  sheet?: string;
  cell?: string;
  /** A place that has neither line nor cell, in words. */
  spot?: string;
}

/** error: the input is refused; warning: done, and a person must look; hint: worth knowing. */
export type Severity = "error" | "warning" | "hint";

/** One thing that a person must know about an input. Packages return these; only an app prints them. */
export interface Diagnostic {
  /** Stable, for tests and scripts: "ingest/no-part". */
  code: string;
  severity: Severity;
  place: Place;
  /** What is wrong, in one sentence. */
  message: string;
  /** "en" where the message is about a command line or in the words of the SQL engine; all others are Chinese. */
  language?: "en";
  /** What stands there. */
  actual?: string;
  /** What was expected to stand there. */
  expected?: string;
  /** What to do. */
  remedy?: string;
}

/** A failure that a person can mend. Everything else that is thrown is our bug. */
export class InputError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[] | Diagnostic) {
    const all = "code" in diagnostics ? [diagnostics] : diagnostics;
    super(all.map((diagnostic) => diagnostic.message).join("\n"));
    this.name = "InputError";
    this.diagnostics = all;
  }
}

/** The error that refuses an input: what is wrong there and what to do about it, both in Chinese. */
export function refusal(code: string, place: Place, message: string, remedy: string): InputError {
  return new InputError({ code, severity: "error", place, message, remedy });
}

/** "file:12", "file [部门职责 B7]", "file 表3 第2行": the place in front of a message. */
export function formatPlace(place: Place): string {
  const file = place.file ?? "";
  if (place.sheet !== undefined)
    return `${file} [${place.sheet}${place.cell === undefined ? "" : ` ${place.cell}`}]`.trim();
  if (place.line !== undefined) return `${file}:${place.line}`;
  return [file, place.spot].filter(Boolean).join(" ");
}

/** What officials call a severity. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { error: "错误", warning: "警告", hint: "提示" };

/** One diagnostic as the lines a person reads: place, severity, message, what stands there, remedy. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const place = formatPlace(diagnostic.place);
  const { severity, message, actual = "", language } = diagnostic;
  const quote = actual === "" ? "" : `（“${oneLine(actual)}”）`;
  const label = language === "en" ? `${severity}: ` : `${SEVERITY_WORDS[severity]}：`;
  const head = `${place === "" ? "" : `${place}: `}${label}${message}${quote}`;
  return diagnostic.remedy === undefined ? head : `${head}\n  → ${diagnostic.remedy}`;
}
