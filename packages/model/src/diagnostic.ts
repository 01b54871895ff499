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

/** "file:12", "file [部门职责 B7]", "file 表3 第2行": the place in front of a message. */
export function formatPlace(place: Place): string {
  const file = place.file ?? "";
  if (place.sheet !== undefined)
    return `${file} [${place.sheet}${place.cell === undefined ? "" : ` ${place.cell}`}]`.trim();
  if (place.line !== undefined) return `${file}:${place.line}`;
  return [file, place.spot].filter(Boolean).join(" ");
}

const SEVERITY_WORDS: Record<Severity, string> = { error: "错误", warning: "警告", hint: "提示" };

const ENGLISH_VERB = /^[^：，。]* (?:is|has|holds|reads) /u;

/** One diagnostic as the lines a person reads: place, severity, message, what stands there, remedy. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const place = formatPlace(diagnostic.place);
  const quote =
    diagnostic.actual === undefined || diagnostic.actual === "" ? "" : `（“${oneLine(diagnostic.actual)}”）`;
  // Messages about documents are Chinese, those about commands and queries English; these may begin with a Chinese name.
  const isChinese = /^[^\p{ASCII}]/u.test(diagnostic.message) && !ENGLISH_VERB.test(diagnostic.message);
  const label = isChinese ? `${SEVERITY_WORDS[diagnostic.severity]}：` : `${diagnostic.severity}: `;
  const head = `${place === "" ? "" : `${place}: `}${label}${diagnostic.message}${quote}`;
  return diagnostic.remedy === undefined ? head : `${head}\n  → ${diagnostic.remedy}`;
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/gu, " ").trim();
  return flat.length > 40 ? `${flat.slice(0, 40)}…` : flat;
}
