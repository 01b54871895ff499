import { isBlank } from "../columns.ts";
import { excerpt } from "../excerpt.ts";
import type { Rule } from "../rule.ts";

/** What a case has and a description of the procedure has not: somebody, some day, some event. */
const CONCRETE =
  /某|例如|比如|譬如|如[:：，]|案例|小[王李张刘陈赵杨黄周吴]|甲|乙|(?:19|20)\d{2}\s*年|[×xXＸ]{1,3}|一[名家起位户批辆艘座台所宗件只]|一次(?!性)|\d+余?(?:人|名|起|户|家|辆|艘|台|宗|顶|头|公斤|吨)(?!以[上下])|\d月\d{1,2}日|近[日期]|日前|当事人|举报|投诉|接到|发现/u;

export const boundaryCaseGeneral: Rule = {
  id: "boundary/case-general",
  title: "案例没有写具体事例",
  severity: "hint",
  source: "guidance",
  reason: "案例应当用一件具体的事说明各部门如何分工衔接，复述职责分工不是案例。",
  *check({ list }) {
    for (const { matter, parties } of list.boundaries ?? []) {
      for (const { key, example } of parties) {
        if (isBlank(example) || CONCRETE.test(example)) continue;
        yield {
          at: { table: "party", key, field: "example" },
          quote: excerpt(example),
          message: `“${matter}”的案例只复述了分工，没有具体事例。`,
          remedy: "用一件具体的事写明各部门如何衔接。",
        };
      }
    }
  },
};
