import { departmentOf } from "../departments.ts";
import { isBlank } from "../columns.ts";
import type { Facts } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";

interface Cell {
  at: Hit["at"];
  text: string;
}

export const structureSelf: Rule = {
  id: "structure/self",
  title: "责任处室或者承办机构写的是本部门自己",
  severity: "hint",
  source: "guidance",
  reason: "责任应当落实到处室，服务应当写明具体承办机构，只写本部门等于没有写。",
  *check(facts) {
    const { list } = facts;
    const tasks = (list.duties ?? []).flatMap((duty) => duty.tasks);
    const items = (list.services ?? []).flatMap((service) => service.items);
    yield* inColumn(
      facts,
      tasks.map(({ key, unit }) => ({ at: { table: "task", key, field: "unit" }, text: unit })),
      "责任处室",
    );
    yield* inColumn(
      facts,
      items.map(({ key, agency }) => ({ at: { table: "service_item", key, field: "agency" }, text: agency })),
      "承办机构",
    );
  },
};

/** One finding for each wording, where most cells of the column name an office. */
function* inColumn(facts: Facts, cells: readonly Cell[], column: string): Generator<Hit> {
  const filled = cells.filter(({ text }) => !isBlank(text));
  const own = filled.filter(({ text }) => isSelf(facts, text));
  if (own.length === 0 || own.length * 2 > filled.length) return;
  const seen = new Set<string>();
  for (const { at, text } of own) {
    if (seen.has(text)) continue;
    seen.add(text);
    const times = own.filter((cell) => cell.text === text).length;
    yield {
      at,
      quote: text,
      message: `${column}只写“${text}”${times > 1 ? `（共${times}处）` : ""}，其他行写明了具体机构。`,
      remedy: "写明具体的处室或者所属机构。",
    };
  }
}

/** 县人社局, 区人力资源和社会保障局 and 县人社局（县仲裁院）; not 县人社局办公室. */
function isSelf({ place, list }: Facts, text: string): boolean {
  const name = text.replace(/\s+/gu, "").replace(/[（(][^（）()]*[）)]$/u, "");
  if (name === list.bureau.name || name === list.bureau.shortName || name === "本局") return true;
  const bare = name.replace(/^[^省市县区旗州]{0,6}?[省市县区旗州]/u, "");
  return bare.endsWith("局") && departmentOf(bare) === departmentOf(place.core) && bare.length <= place.core.length;
}
