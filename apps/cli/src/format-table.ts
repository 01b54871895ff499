import { displayWidth } from "@qingdan/model";

/** Rows as a table of aligned columns: text to the left, numbers to the right, Chinese characters two columns wide. */
export function formatTable(rows: readonly object[], columns: readonly string[]): string {
  const cells = rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column] ?? ""));
  const widths = columns.map((column, index) =>
    Math.max(displayWidth(column), ...cells.map((row) => displayWidth(String(row[index])))),
  );
  const line = (values: readonly unknown[]): string =>
    values
      .map((value, index) => {
        const text = String(value);
        const gap = " ".repeat(Math.max(0, (widths[index] ?? 0) - displayWidth(text)));
        return typeof value === "number" ? gap + text : text + gap;
      })
      .join("  ")
      .trimEnd();
  return [line(columns), widths.map((width) => "-".repeat(width)).join("  "), ...cells.map(line)].join("\n") + "\n";
}
