import { comparisonText, fieldOf, nodeName, type AnyNode, type NodeTable } from "@qingdan/model";

/** The words by which officials know an item: a section of the 责任追究机制 by its title (追责对象), every other one by its first words. */
export function itemName(table: NodeTable, node: AnyNode): string {
  const title = table === "mechanism" ? comparisonText(fieldOf(node, "title")) : "";
  return title === "" ? nodeName(node) : title;
}
