import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

const MAKES =
  /(?:拟订|拟定|起草|制定)(?![^，。；\n]{0,6}(?:贯彻|实施|执行|落实))[^，。；\n]{0,24}?(?:地方性法规|法规、规章|政府规章|地方规章)|研究(?:组织)?实施(?:我|本|全)?市[^，。；\n]{0,24}?(?:地方性法规、规章)|(?:法规|规章|办法)[（(]草案[）)]/gu;

export const placeLegislation: Rule = {
  id: "place/legislation",
  title: "县级部门承担立法事项",
  severity: "warning",
  source: "law",
  reason: "《立法法》规定的地方性法规、规章制定权在设区的市以上，县级没有。",
  *check({ texts, place }) {
    if (!place.county) return;
    for (const at of texts) {
      if (at.table !== "task" && at.table !== "duty") continue;
      for (const match of matchesOf(at.text, MAKES)) {
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + match[0].length, 4),
          message: `“${match[0]}”超出县级部门的权限。`,
          remedy: "核对三定规定，改为贯彻实施或者拟订规范性文件。",
        };
      }
    }
  },
};
