import type { Diagnostic, Severity } from "@qingdan/model";

/** A diagnostic on a cell of an edited workbook. */
export function problem(
  severity: Severity,
  code: string,
  place: { sheet?: string; cell?: string },
  message: string,
  remedy?: string,
): Diagnostic {
  const diagnostic: Diagnostic = { code: `import/${code}`, severity, place, message };
  return remedy === undefined ? diagnostic : { ...diagnostic, remedy };
}
