import { printedDate } from "@qingdan/model";
import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** 《行政监察法实施条例》, 《实施〈…法〉若干规定》: instruments that carry out one law. */
const CARRIES_OUT =
  /^(?:中华人民共和国)?([\u4e00-\u9fff]{2,20}法)(?:实施条例|实施细则|实施办法|施行细则)$|实施[〈<《]?(?:中华人民共和国)?([\u4e00-\u9fff]{2,20}法)[〉>》]?(?:若干规定|若干问题|办法|细则|规定)/u;

export const basisParentRepealed: Rule = {
  id: "basis/parent-repealed",
  title: "所实施的法律已废止",
  severity: "warning",
  source: "law",
  reason: "实施条例、实施办法依附于所实施的法律，法律废止后不能单独作为依据。",
  *check({ citations, register }) {
    for (const { at, citation } of citations) {
      const match = CARRIES_OUT.exec(citation.title);
      const law = match?.[1] ?? match?.[2];
      if (law === undefined || register.find(citation.title)?.status === "repealed") continue;
      const known = register.find(law);
      if (known?.status !== "repealed" || known.category !== "法律") continue;
      const since = known.since === "" ? "" : `自${printedDate(known.since)}起`;
      const instead = known.replacedBy === "" ? "" : `，由《${known.replacedBy}》代替`;
      yield {
        at: placeIn(at),
        quote: `《${citation.title}》`,
        message: `《${citation.title}》所实施的《${known.title}》${since}已废止${instead}。`,
        remedy: "核对该文件是否仍然有效，改引现行法律的相应条款。",
      };
    }
  },
};
