import { categoryOf, TAG_CATEGORIES, tagFits } from "../instrument-category.ts";
import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

export const basisCategory: Rule = {
  id: "basis/category",
  title: "类别标注与法规实际类别不符",
  severity: "error",
  source: "law",
  reason: "法律、行政法规、地方性法规、规章的划分依《立法法》；《规章制定程序条例》第七条规定规章不得称“条例”。",
  *check({ citations, register }) {
    for (const { at, citation } of citations) {
      const { category: tag, title } = citation;
      if (tag === "" || TAG_CATEGORIES[tag] === undefined || title === "") continue;
      const actual = categoryOf(title, citation.documentNumber, register.find(title));
      const regulation = /规章$/u.test(tag) && /条例$/u.test(title);
      if (actual === undefined ? !regulation : tagFits(tag, actual.category)) continue;
      const truth =
        actual === undefined ? "名称为“条例”，规章不得称条例" : `属于${actual.category}（依据：${actual.because}）`;
      const tagged = `【${tag}】《${title}》`;
      const once =
        actual !== undefined && at.text.split(tagged).length === 2 && TAG_CATEGORIES[actual.category] !== undefined;
      yield {
        at: placeIn(at),
        quote: `【${tag}】《${title}》`,
        message: `《${title}》标注为【${tag}】，但其${truth}。`,
        remedy: actual === undefined ? "核对该文件的类别后更正标注。" : `将【${tag}】改为【${actual.category}】。`,
        ...(once ? { suggestion: at.text.replace(tagged, `【${actual.category}】《${title}》`) } : {}),
      };
    }
  },
};
