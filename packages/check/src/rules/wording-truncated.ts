import { excerpt } from "../excerpt.ts";
import { placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** 普及, 缓和 and 参与 are words of their own. */
const CONJUNCTION = /(?:以及|及其|(?<![普涉波触顾论危提不])及|(?<![调缓共总温])和|(?<![参赠授给])与|[或、，])[。；]?$/u;
/** A task, duty or share of the work that ends in 的 has lost its noun. */
const OF = /[^。；\s]的[。；]?$/u;
const DANGLING = /(?:工作|管理|服务|制度|事项|有关|相关)的[。；]?$/u;

/** 负责对企业职工档案管理工作: 对 wants a verb behind its object. */
const NO_VERB = /(?:负责|以?及)对[^，。；\n]{3,40}?(?:管理工作|业务工作|有关工作)(?=[，。；\n]|并|$)/u;
const HAS_VERB =
  /进行|实施|开展|予以|给予|作出|做出|提供|采取|加以|提出|履行|行使|负责对[^，。；]*负责|的[^，。；]{0,12}工作/u;
/** 对…是否符合…的规定。: the sentence stops where the checking should come. */
const WHETHER = /(?<=^|\n)[\s\u3000]*对[^。；，\n]{4,40}是否[^。；\n]{4,}[。；]?(?=$|\n)/u;
const CHECKS = /进行|检查|核查|核实|审核|审查|监督|评估|查验|稽核/u;

/** 负责对职业培训机构设立、变更、终止。: a list of nouns behind 对, and no verb to the end. */
const LIST_ONLY =
  /(?<=^|[，；。\n])(?:负责|承担)?对[^，。；\n]{4,40}?(?:设立|变更|终止|年检|注销|情况|事项|行为|活动)(?=[。；]?$)/u;
/** 对照…的规定和流程；: what is done by them is missing. */
const BY_WHAT =
  /(?<=^|\n)[\s\u3000]*(?:[（(]?[\d一二三四五六七八九十０-９]+[）).．、])?[\s\u3000]*(?:对照|按照|依照)[^，。；\n]{4,40}(?:流程|规定|标准|要求|办法|程序)(?=[；。]?(?:\n|$))/u;
const ACTS =
  /进行|开展|实施|处理|处罚|执行|办理|检查|审核|核查|监督|处置|给予|予以|落实|管理|查处|规范|制定|编制|操作|组织/u;

function unfinished(text: string): string | undefined {
  const match = NO_VERB.exec(text);
  if (match !== null && !HAS_VERB.test(match[0])) return match[0];
  const only = LIST_ONLY.exec(text);
  if (only !== null && !/进行|实施|开展|审批|监督|管理|检查|负责.*负责|予以|给予|提供|作出/u.test(only[0]))
    return only[0].trim();
  const by = BY_WHAT.exec(text);
  if (by !== null && !ACTS.test(by[0])) return by[0].trim();
  const whether = WHETHER.exec(text);
  return whether !== null && !CHECKS.test(whether[0]) ? whether[0].trim() : undefined;
}

export const wordingTruncated: Rule = {
  id: "wording/truncated",
  title: "句子不完整",
  severity: "warning",
  source: "form",
  reason: "以“的”“和”“及”结尾的职责表述多为截断或者删改不净。",
  *check({ texts }) {
    for (const at of texts) {
      if (
        !/^(?:task\.text|duty\.text|party\.(?:responsibility|example)|service_item\.content|boundary\.matter|service\.name|section\.text)$/u.test(
          `${at.table}.${at.field}`,
        )
      )
        continue;
      const text = at.text.trim();
      const fault =
        CONJUNCTION.exec(text) ??
        (at.table === "section"
          ? null
          : (DANGLING.exec(text) ?? (at.field === "example" || at.table === "boundary" ? null : OF.exec(text))));
      const open = fault === null && at.table !== "boundary" && at.table !== "service" ? unfinished(text) : undefined;
      if (open !== undefined)
        yield {
          at: placeIn(at),
          quote: excerpt(open),
          message: `“${/对照|按照|依照/u.exec(open)?.[0] ?? "对"}”之后没有动词，句子不完整。`,
          remedy: "补上“进行检查”“实施管理”等动词。",
        };
      if (fault === null || /[，、]$/u.test(text)) continue;
      yield {
        at: placeIn(at),
        quote: text.slice(-20),
        message: `句子以“${fault[0]}”结尾，不完整。`,
        remedy: "补全句子或者删去多余的字。",
      };
    }
  },
};
