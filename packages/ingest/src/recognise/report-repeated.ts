import type { AnyNode, ResponsibilityList } from "@qingdan/model";
import type { Recognition } from "./passage.ts";

/** One item that comes again may be meant (完成交办的其他任务 under several offices). */
const FEWEST_REPEATED = 2;

/**
 * Says where a list holds items twice that are the same to the last word: the copy of a sheet, perhaps, that nobody has deleted. They are kept, since
 * only a person knows.
 */
export function reportRepeated(recognition: Recognition, list: Partial<ResponsibilityList>): void {
  const { duties = [], boundaries = [], oversight = [], services = [], accountability } = list;
  report(recognition, duties, ({ text }) => text);
  report(recognition, boundaries, ({ matter }) => matter);
  report(recognition, oversight, ({ title }) => title);
  report(recognition, services, ({ name }) => name);
  report(recognition, accountability?.liabilities ?? [], ({ circumstance }) => circumstance);
}

function report<Node extends AnyNode>(
  { diagnostics, document }: Recognition,
  nodes: readonly Node[],
  nameOf: (node: Node) => string,
): void {
  const named = new Map<string, Node>();
  const alike: [Node, Node][] = [];
  for (const node of nodes) {
    const other = named.get(nameOf(node));
    if (other === undefined) named.set(nameOf(node), node);
    else alike.push([other, node]);
  }
  if (alike.length < FEWEST_REPEATED) return;
  const repeated = alike.filter(([one, other]) => wording(one) === wording(other)).map(([, other]) => other);
  const [first] = repeated;
  if (first === undefined || repeated.length < FEWEST_REPEATED) return;
  const [start = 0, end = start] = Object.values(first.source?.spans ?? {}).find((spans) => spans.length > 0) ?? [];
  diagnostics.push({
    code: "ingest/items-in-two-places",
    severity: "warning",
    place: document.placeAt(start),
    message: `本部分有 ${repeated.length} 项与前面的完全相同（序号、文字都一样），已按原文都保留`,
    actual: document.text.slice(start, end).slice(0, 40),
    remedy: "如为多余的副本（例如复制的工作表），请删去后重新录入",
  });
}

/** All that a node says, without where it stands. */
function wording(node: AnyNode): string {
  return JSON.stringify(node, (name, value: unknown) => (name === "source" || name === "key" ? undefined : value));
}
