import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** 某筹备组关于印发《…规定》的通知（…号）: the title of the notice is the whole. */
const OUTSIDE =
  /(?<![《〈“"])(?:^|(?<=[\n；;。，、\s]))([\u4e00-\u9fff]{2,30}?)关于印发《[^《》]{4,80}》的通知(?=[（(])/gu;

export const basisInnerBrackets: Rule = {
  id: "basis/inner-brackets",
  title: "书名号内的书名号用法不规范",
  severity: "hint",
  source: "law",
  reason: "《标点符号用法》（GB/T 15834-2011）：书名号内还需用书名号时，里面用单书名号“〈〉”。",
  *check({ citations, texts }) {
    for (const at of texts) {
      if (!at.text.includes("关于印发《")) continue;
      for (const match of matchesOf(at.text, OUTSIDE)) {
        const issuer = match[1] ?? "";
        yield {
          at: placeIn(at),
          quote: match[0],
          message: "通知的标题没有用书名号，只有所印发文件的名称用了书名号。",
          remedy: `改为《${issuer}关于印发〈…〉的通知》。`,
        };
      }
    }
    for (const { at, citation } of citations) {
      const inner = /[<＜]([^<>＜＞]+)[>＞]|《([^《》]+)》/u.exec(citation.title);
      if (inner === null) continue;
      yield {
        at: placeIn(at),
        quote: `《${citation.title}》`,
        message: `书名号内的“${inner[0]}”应当用单书名号。`,
        remedy: `改为“〈${inner[1] ?? inner[2] ?? ""}〉”。`,
        suggestion: at.text.replaceAll(
          citation.title,
          citation.title.replace(inner[0], `〈${inner[1] ?? inner[2] ?? ""}〉`),
        ),
      };
    }
  },
};
