/** An item of a numbered list of Markdown: how far it is indented, its number, what stands behind it. */
const ITEM = /^([ \t]*)([0-9]{1,2})([.)][ \t]+\S.*)$/u;

/** A list that is open: its indent, and the lines of its items. */
interface OpenList {
  indent: number;
  items: { at: number; value: number }[];
}

/**
 * Markdown whose lists are numbered 1. 1. 1., with the numbers that a page shows instead: there only the first of a list counts. Lists that are
 * counted by hand stay as they are, however they count.
 */
export function withCountedItems(text: string): string {
  const lines = text.split("\n");
  let open: OpenList[] = [];
  const close = (indent: number): void => {
    for (const list of open.filter((own) => own.indent > indent)) count(lines, list);
    open = open.filter((own) => own.indent <= indent);
  };
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const [, space = "", value = ""] = ITEM.exec(line) ?? [];
    const indent = (value === "" ? (/^[ \t]*/u.exec(line)?.[0] ?? "") : space).length;
    // A bullet or a text beside the items ends their list; what is indented belongs to the item above.
    close(value === "" ? indent - 1 : indent);
    if (value === "") continue;
    const list = open.find((own) => own.indent === indent);
    if (list === undefined) open.push({ indent, items: [{ at, value: Number(value) }] });
    else list.items.push({ at, value: Number(value) });
  }
  close(-1);
  return lines.join("\n");
}

function count(lines: string[], { items }: OpenList): void {
  if (items.length < 2 || items.some(({ value }) => value !== 1)) return;
  for (const [index, { at }] of items.entries())
    lines[at] = (lines[at] ?? "").replace(ITEM, (_, space: string, __, rest: string) => `${space}${index + 1}${rest}`);
}
