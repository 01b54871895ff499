import { normaliseTitle } from "@qingdan/model";
import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** A law's short name in running text: 推动劳动合同法的贯彻实施. */
const NAMED =
  /(?:贯彻|实施|执行|落实|推动|依据|根据|按照|违反|遵守)([\u4e00-\u9fff]{2,12}?(?:法|条例))(?![律规人定院制治])/gu;

export const basisOtherLaw: Rule = {
  id: "basis/other-law",
  title: "事项写明的法律与所列依据不是同一件",
  severity: "warning",
  source: "guidance",
  reason: "依据应当与事项对应，事项点名的法律不在依据中，多为粘贴错行。",
  *check({ list, citations, register }) {
    const byKey = new Map<string, string[]>();
    for (const { at, normal } of citations) {
      if (at.table === "task" && at.field === "remark" && normal !== "")
        byKey.set(at.key, [...(byKey.get(at.key) ?? []), normal]);
    }
    for (const task of (list.duties ?? []).flatMap(({ tasks }) => tasks)) {
      const cited = byKey.get(task.key);
      if (cited === undefined) continue;
      for (const match of matchesOf(task.text, NAMED)) {
        const name = match[1] ?? "";
        if (register.find(name) === undefined || cited.some((title) => title.includes(normaliseTitle(name)))) continue;
        yield {
          at: placeIn({ table: "task", key: task.key, field: "remark" }),
          quote: `《${cited[0]}》`,
          message: `事项写的是“${name}”，所列依据却是《${cited.join("》、《")}》。`,
          remedy: "核对依据是否错行，改为对应的法规。",
        };
      }
    }
  },
};
