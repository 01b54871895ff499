import { comparisonText, fieldOf, nonLawMentions, type AnyNode } from "@qingdan/model";

/** 《…》 with its number in brackets and its articles: 《就业促进法》第二十四条. Titles inside titles stay inside. */
const CITATION =
  /《(?:[^《》]|《[^《》]*》)*》(?:[（(〔][^（）()〔〕]{0,30}[）)〕])?(?:第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十])?)?/gu;

/** Fields that hold no words of an item. */
const NO_WORDS = new Set(["key", "serial", "numbering", "groupNumbering"]);

/**
 * The legal basis that the rows of an item name, a group's rows together: of each row its own column 相关依据 or 法律依据 where it has one,
 * else the instruments that its texts cite, each once. 《》 around forms and certificates cites no law.
 */
export function legalBasis(nodes: readonly AnyNode[]): string {
  return [...new Set(nodes.flatMap(basesOf))].join("\n");
}

function basesOf(node: AnyNode): string[] {
  const own = comparisonText(fieldOf(node, "basis"));
  if (own !== "") return [own];
  const fields = Object.keys(node).filter((field) => !NO_WORDS.has(field));
  const sections = (node as unknown as { sections?: { text: string }[] }).sections ?? [];
  const texts = [...fields.map((field) => fieldOf(node, field)), ...sections.map(({ text }) => text)];
  return texts.flatMap(citedIn);
}

function citedIn(text: string): string[] {
  const noLaw = new Set(nonLawMentions(text).map(({ start }) => start));
  return [...text.matchAll(CITATION)].filter(({ index }) => !noLaw.has(index)).map(([cited]) => cited);
}
