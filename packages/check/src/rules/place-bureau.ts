import { shortNamesOf } from "../departments.ts";
import { around, placeIn, type Facts } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

/** The bureau's names without level: 人力资源和社会保障局, 人力资源社会保障局, 人社局. */
function cores({ place }: Facts): string[] {
  const names = new Set([place.core, place.core.replace("和", ""), place.shortCore]);
  for (const name of shortNamesOf(place.core)) names.add(name);
  // 市人力资源社会保障部门 is the same body under its general name.
  const general = [...names].filter((name) => name.endsWith("局")).map((name) => `${name.slice(0, -1)}部门`);
  return [...new Set([...names, ...general])].filter((name) => name.length > 2);
}

/** What may stand before the superior's name: the clause reports to it, follows it, or lists it behind the province. */
const SUPERIOR = /(?:省|上级|报|报送|报请|配合|协助|经|贯彻|执行|按照|根据|委托|授权|上报|向)[^，。；\n]{0,12}$/u;
const CITY_ABOVE = "(?<=^|[，。；：、（“\\s]|由|对|为|将|通过|和|与|及|是)市";

/** Verbs that stand before the own bureau's name and are no place's: 配合区人社局. */
const NO_PLACE =
  /(?:配合|通过|根据|协助|会同|报送|移交|移送|按照|依据|可由|提请|商请|委托|属于|作为|包括|涉及|接受|提供|要求|提交|上报|送交|督促|依照|告知|函告)[县区市旗]$/u;

export const placeBureau: Rule = {
  id: "place/bureau",
  title: "把别处的同名部门当作本部门",
  severity: "error",
  source: "guidance",
  reason: "清单写的是本部门的权责，主语写成上级或者外地的同名部门，多为照抄未改。",
  *check(facts) {
    const { place, texts } = facts;
    const names = cores(facts).join("|");
    if (names === "") return;
    const city = place.county && place.kind !== "市" ? new RegExp(`${CITY_ABOVE}(?:${names})`, "gu") : undefined;
    const elsewhere = new RegExp(
      `(?<=^|[，。；：、（“\\s]|由|经|报|向|到|对|为|是)((?![由经报向到对为是与和及])[\\u4e00-\\u9fff]{2,3}[县区市旗])(?=${names})`,
      "gu",
    );
    for (const at of texts) {
      // The bodies that cases name are compared with the parties by a rule of their own.
      if (at.field === "basis" || at.field === "example") continue;
      if (!/局|部门/u.test(at.text)) continue;
      for (const match of city === undefined ? [] : matchesOf(at.text, city)) {
        if (SUPERIOR.test(at.text.slice(Math.max(0, match.index - 16), match.index))) continue;
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + match[0].length),
          message: `“${match[0]}”是上级部门，此处应为本部门。`,
          remedy: `核对后改为“${place.kind}${match[0].slice(1)}”。`,
        };
      }
      for (const match of matchesOf(at.text, elsewhere)) {
        const name = match[1] ?? "";
        if (place.names.has(name) || [...place.names].some((own) => name.endsWith(own))) continue;
        if (NO_PLACE.test(name)) continue;
        if (
          /[本全各我该所在跨外向由经报对到为是与和及同级上下省及局厅部、]/u.test(name.slice(0, -1)) ||
          place.names.size < 2
        )
          continue;
        yield {
          at: placeIn(at),
          quote: around(at.text, match.index, match.index + name.length + 6),
          message: `“${name}”不是本单位所在地，疑为外地部门的名称。`,
          remedy: "核对后改为本部门名称。",
        };
      }
    }
  },
};
