import type { ResponsibilityList } from "@qingdan/model";
import { excerpt } from "../excerpt.ts";
import type { Hit, Rule } from "../rule.ts";

export const basisMissing: Rule = {
  id: "basis/missing",
  title: "依据栏空白而同栏其他行均有依据",
  severity: "warning",
  source: "guidance",
  reason: "权责应当于法有据，同一栏不应有的有依据、有的没有。",
  *check({ list }) {
    yield* ofBoundaries(list);
    yield* ofLiabilities(list);
    yield* ofDuties(list);
  },
};

function* ofBoundaries({ boundaries = [] }: ResponsibilityList): Generator<Hit> {
  const filled = boundaries.filter(({ parties }) => parties.some(({ basis }) => basis.trim() !== ""));
  for (const boundary of boundaries) {
    const own = boundary.parties.filter(({ basis }) => basis.trim() !== "");
    if (own.length === 0 && filled.length > 0) {
      yield {
        at: { table: "boundary", key: boundary.key, field: "matter" },
        quote: boundary.matter,
        message: `管理事项“${boundary.matter}”没有写相关依据。`,
        remedy: "补充划分职责的法律法规或者文件依据。",
      };
    }
    // One basis may stand for all parties of a matter, unless every other matter has one for each; two or more stand for one party each.
    const others = boundaries.filter((other) => other !== boundary && other.parties.length > 1);
    const oneEach =
      others.length > 0 && others.every(({ parties }) => parties.every(({ basis }) => basis.trim() !== ""));
    for (const party of own.length >= 2 || (own.length === 1 && oneEach) ? boundary.parties : []) {
      if (party.basis.trim() !== "" || party.department === "") continue;
      yield {
        at: { table: "party", key: party.key, field: "basis" },
        quote: party.department,
        message: `“${boundary.matter}”中${party.department}的相关依据为空，其他部门均有依据。`,
        remedy: "补充依据。",
      };
    }
  }
}

function* ofLiabilities({ accountability }: ResponsibilityList): Generator<Hit> {
  const liabilities = accountability?.liabilities ?? [];
  for (const liability of liabilities.some(({ basis }) => basis.trim() !== "") ? liabilities : []) {
    if (liability.basis.trim() !== "") continue;
    yield {
      at: { table: "liability", key: liability.key, field: "basis" },
      quote: excerpt(liability.circumstance, 30),
      message: "追责情形没有写法律依据。",
      remedy: "补充追责所依据的条款。",
    };
  }
}

function* ofDuties({ duties = [] }: ResponsibilityList): Generator<Hit> {
  for (const duty of duties.some(({ accountability }) => accountability.trim() !== "") ? duties : []) {
    if (duty.accountability.trim() !== "") continue;
    yield {
      at: { table: "duty", key: duty.key, field: "accountability" },
      quote: excerpt(duty.text, 30),
      message: "该项职责没有写追责依据及追责情形。",
      remedy: "补充追责依据及追责情形。",
    };
  }
}
