import { around, placeIn } from "../facts.ts";
import type { Rule } from "../rule.ts";
import { matchesOf } from "../matches-of.ts";

interface Slip {
  pattern: RegExp;
  /** What every match has: texts without it are not searched. */
  guard: RegExp;
  message: string;
  remedy: string;
}

/** Verbs that govern a following 制度 or 政策: where one of them stands the sentence has its verb. */
const VERBS =
  /制定|制订|拟订|拟定|建立|健全|完善|落实|执行|实施|推行|推进|建设|管理|监督|检查|宣传|起草|编制|编报|贯彻|指导|改革|研究|衔接|审核|审查|审批|协调|解释|咨询|修订|评估|推广|申报|征集|汇总|承办|开展|做好|承担|组织|规范|解读|发布|论证|清理|报批/u;

/** Slips of syntax that one sees in the sentence alone. Each pattern is one clause, so that words of another do not mislead it. */
const SLIPS: readonly Slip[] = [
  {
    pattern:
      /(?<=^|[。；：\n])(?![^。；：\n]*(?:采取|采用|通过|运用|利用|以))[^。；：\n]{0,12}进行[^。；：\n]{2,40}等方式(?=[。；\n]|$)/gu,
    guard: /等方式/u,
    message: "“进行”与“方式”不搭配。",
    remedy: "改为“采取…等方式进行”。",
  },
  {
    pattern: /负责对(?![^，。；\n]*(?:的|进行|实施|予以|开展|作出))[^，。；\n]{4,30}工作(?=[，。；\n并]|$)/gu,
    guard: /负责对/u,
    message: "“负责对…工作”缺少动词或者多了“对”。",
    remedy: "删去“对”，或者写明对其做什么。",
  },
  {
    pattern:
      /(?<=^|[，。；：\n])(?![^，。；：\n]*[对将由把就给为经按依可须应])[^，。；：\n]{2,40}(?:资料|材料|费|情况|事项|问题|行为)进行(?:认真|严格|[\u4e00-\u9fff]{2,6})?(?:查处|征缴|稽核|详查|处罚|核查|审核|检查|处理)(?=[，。；\n]|$)/gu,
    guard: /[资材]料进行|费进行|情况进行|事项进行|问题进行|行为进行/u,
    message: "“进行”之前的对象缺少“对”。",
    remedy: "在对象之前加“对”。",
  },
  {
    pattern:
      /(?<=^|[，。；：\n])(?:会同|协同|配合)[^，。；\n对]{2,12}对[^，。；\n]{4,60}的(?:认定|审核|审批|考核|管理|检查)(?=[。；\n]|$)/gu,
    guard: /(?:会同|协同|配合)[^，。；\n对]{2,12}对/u,
    message: "“对…”之后没有动词。",
    remedy: "在“对…”之后补上“进行”等动词，或者删去“对”改为“做好…”。",
  },
];

/** 负责养老保险基金预警预测制度: a noun where a verb is due. */
const BARE = /(?<=^|[，。；\n])(?:负责|组织)([^，。；\n]{4,40}(?:制度|政策|计划|规划))(?=[，。；\n]|$)/gu;

export const wordingSyntax: Rule = {
  id: "wording/syntax",
  title: "句子缺少动词、介词或者搭配不当",
  severity: "hint",
  source: "form",
  reason: "职责表述应当写明对谁、做什么；缺少动词或者“对”字，责任就不清楚。",
  *check({ texts }) {
    for (const at of texts) {
      if (/^(?:basis|accountability|circumstance)$/u.test(at.field)) continue;
      for (const { pattern, guard, message, remedy } of SLIPS) {
        if (!guard.test(at.text)) continue;
        for (const { 0: words, index } of matchesOf(at.text, pattern)) {
          yield {
            at: placeIn(at),
            quote: around(at.text, index, index + words.length, 0).slice(0, 60),
            message,
            remedy,
          };
        }
      }
      if (at.table !== "task" && at.table !== "duty") continue;
      for (const { 0: words, 1: noun = "" } of /(?:制度|政策|计划|规划)(?:[，。；\n]|$)/u.test(at.text)
        ? matchesOf(at.text, BARE)
        : []) {
        // 负责…的宏观规划: 规划 is the verb's noun here.
        if (/的[\u4e00-\u9fff]{0,4}(?:规划|计划)$/u.test(noun)) continue;
        if (VERBS.test(noun.replace(/(?:工作|管理)?(?:制度|政策|计划|规划)$/u, ""))) continue;
        yield {
          at: placeIn(at),
          quote: words,
          message: `“${words.slice(0, 2)}”之后只有“${words.slice(-2)}”，没有写做什么。`,
          remedy: "补上“建立”“落实”“实施”等动词。",
        };
      }
    }
  },
};
