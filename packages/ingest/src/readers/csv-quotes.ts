import Papa from "papaparse";

const WELL_FORMED = /^"(?:[^"]|"")*"$/u;

/**
 * The source of a .csv with the fields put in quotation marks that only begin with a quoted word ("三定"方案规定的职责), as people type them: on lines whose
 * marks pair up and of which each field has pairs of its own. Lines are changed only where they are at fault by themselves.
 */
export function withQuotedWords(source: string, delimiter: string): string {
  let isInside = false;
  return source
    .split("\n")
    .map((line) => {
      const isPaired = quotes(line) % 2 === 0;
      const repaired = isInside || !isPaired ? line : repairedLine(line, delimiter);
      isInside = isPaired ? isInside : !isInside;
      return repaired;
    })
    .join("\n");
}

function repairedLine(line: string, delimiter: string): string {
  if (!line.includes('"') || Papa.parse(line, { delimiter }).errors.every(({ type }) => type !== "Quotes")) return line;
  const fields = line.split(delimiter);
  if (fields.some((field) => quotes(field) % 2 === 1)) return line;
  return fields
    .map((field) => (field.startsWith('"') && !WELL_FORMED.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(delimiter);
}

function quotes(text: string): number {
  return text.match(/"/gu)?.length ?? 0;
}
