import { excerpt } from "../excerpt.ts";
import type { Rule } from "../rule.ts";

const VAGUE =
  /^(?:[（(]?[\d一二三四五六七八九十]+[）)、.．])?(?:会同有关部门)?(?:负责|承担|做好)?(参与|协助|配合|指导|协调|参加)/u;
/** Verbs that say what the bureau itself does. */
const STRONG =
  /负责|拟订|拟定|制定|制订|起草|编制|编报|审核|审批|审查|核准|核定|核查|备案|登记|发放|发布|受理|办理|承办|承担|查处|处理|监督|检查|监察|组织|实施|执行|落实|建立|健全|完善|管理|推进|推动|开展|认定|确认|征缴|支付|稽核|统计|公开|公布|评估|考核|培训|宣传|提供|牵头|完成|协调处理|选拔|推行|规范/u;

export const wordingVague: Rule = {
  id: "wording/vague",
  title: "只有“指导、参与、协助”一类动词",
  severity: "hint",
  source: "guidance",
  reason: "职责表述应当写明做什么、做到什么程度，只写“指导”“参与”“协助”责任不清，难以追责。",
  *check({ list }) {
    for (const { key, text } of (list.duties ?? []).flatMap(({ tasks }) => tasks)) {
      const verb = VAGUE.exec(text.trim());
      if (verb === null || isStrong(verb[1] ?? "", text.trim().slice(verb[0].length))) continue;
      yield {
        at: { table: "task", key, field: "text" },
        quote: excerpt(text),
        message: `事项只写“${verb[1]}”，没有写明本部门具体做什么。`,
        remedy: "写明具体工作和责任。",
      };
    }
  },
};

/** True where the rest has a verb of its own: not one that only describes the object, as 监督 in 监督机构 or 管理 in 管理工作. */
function isStrong(verb: string, rest: string): boolean {
  const ownClause =
    /[，；。][\u4e00-\u9fff]*?(?:负责|组织|监督|落实|完善|建立|依法|做好|承担|牵头|统筹|制定|拟订|审核|提供|开展)|并(?:组织)?实施/u.test(
      rest,
    );
  // Taking part in what others do is no act of one's own, whatever the others do.
  if (ownClause || /^(?:参与|协助|配合|参加)$/u.test(verb)) return ownClause;
  const withoutObjects = rest
    .replace(/^(?:有关|相关)(?:部门|单位)/u, "")
    .replace(/^(?:和|与|及)?(?:协调|指导)?(?:开展|建立|推动|推进|做好)/u, "")
    .replace(
      /(?:[\u4e00-\u9fff]{0,4}(?:工作|制度|办法|机构|体系|政策|计划|部门|队伍|人员|方案|建设|中心|事务|业务|关系)|管理)(?:。|$)?/gu,
      " ",
    );
  return STRONG.test(withoutObjects);
}
