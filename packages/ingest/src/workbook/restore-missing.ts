import type { AnyNode } from "@qingdan/model";

/**
 * Puts `missing` members of `base` back into `nodes`, each behind the nearest of its predecessors that is there. Changes `nodes`.
 */
export function restoreMissing<Node extends AnyNode>(
  nodes: Node[],
  base: readonly Node[],
  missing: ReadonlySet<string>,
): void {
  for (const [index, node] of base.entries()) {
    if (!missing.has(node.key)) continue;
    let place = 0;
    for (let before = index - 1; before >= 0; before -= 1) {
      const found = nodes.findIndex(({ key }) => key === base[before]?.key);
      if (found < 0) continue;
      place = found + 1;
      break;
    }
    nodes.splice(place, 0, node);
  }
}
