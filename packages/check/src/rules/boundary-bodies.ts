import type { Boundary } from "@qingdan/model";
import { around, insideTitle } from "../facts.ts";
import { departmentOf, departmentsIn } from "../departments.ts";
import type { OwnPlace } from "../own-place.ts";
import type { Hit, Rule } from "../rule.ts";

export const boundaryBodies: Rule = {
  id: "boundary/bodies",
  title: "案例或者分工中的部门不在相关部门之列",
  severity: "warning",
  source: "guidance",
  reason: "案例和分工应当与相关部门一栏对应，层级也应当一致。",
  *check({ list, place }) {
    for (const boundary of list.boundaries ?? []) {
      const parties = new Set(boundary.parties.map(({ department }) => departmentOf(department.replace(/\s+/gu, ""))));
      const seen = new Set<string>();
      for (const { key, example, responsibility } of boundary.parties) {
        yield* inText(boundary, { table: "party", key, field: "example" }, example, parties, place, seen);
        yield* inText(boundary, { table: "party", key, field: "responsibility" }, responsibility, parties, place, seen);
      }
    }
  },
};

function* inText(
  boundary: Boundary,
  at: Hit["at"],
  text: string,
  parties: ReadonlySet<string>,
  place: OwnPlace,
  seen: Set<string>,
): Generator<Hit> {
  const where = at.field === "example" ? "案例" : "职责分工";
  for (const { printed, level, core, index } of departmentsIn(text)) {
    // 上级民政部门, 各级财政部门 and the province's departments are above the boundary; titles in 《》 name issuers.
    if (
      level === "省" ||
      /(?:省级?|上级|各级|国家|同级|主管)$/u.test(text.slice(Math.max(0, index - 3), index)) ||
      insideTitle(text, index)
    )
      continue;
    // 市生态环境局长乐分局 is a party of the county, under the name of its superior.
    const higher =
      !boundary.parties.some(({ department }) => department.replace(/\s+/gu, "").includes(printed)) &&
      place.county &&
      place.kind !== "市" &&
      level === "市" &&
      !/[\u4e00-\u9fff]$/u.test(text.slice(0, index).replace(/(?:由|向|经|报|和|与|及|为|对|到|提供|按照|根据)$/u, ""));
    if (seen.has(printed)) continue;
    if (!parties.has(core) && !namesDepartment(boundary, core)) {
      // In the shares of the work general words name those served as often as those who share.
      if (where === "职责分工" && (level === "" || /部门|机关|工会|法院|检察院/u.test(printed))) continue;
      seen.add(printed);
      yield {
        at,
        quote: around(text, index, index + printed.length, 6),
        message: `“${boundary.matter}”的${where}提到“${printed}”，相关部门一栏没有列入。`,
        remedy: "补列该部门及其分工，或者改写案例。",
      };
    } else if (higher) {
      seen.add(printed);
      yield {
        at,
        quote: around(text, index, index + printed.length, 6),
        message: `“${boundary.matter}”的${where}写“${printed}”，相关部门是${place.kind}级部门，层级不一致。`,
        remedy: `核对后改为“${place.kind}${printed.slice(1)}”。`,
      };
    }
  }
}

/** 公安鄞州分局 is the department of 公安局, with a place in its name. */
function namesDepartment({ parties }: Boundary, core: string): boolean {
  return parties.some(({ department }) => department.includes(core.slice(0, 2)));
}
