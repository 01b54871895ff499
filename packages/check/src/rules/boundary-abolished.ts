import { around, insideTitle, placeIn, type Facts } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";

/** Bodies that the reforms since 2018 (深化党和国家机构改革方案) merged into others: their names as departments, and as texts speak of them. */
const ABOLISHED: readonly [department: RegExp, inText: RegExp | undefined, now: string][] = [
  [/地税局|国税局|地方税务局|国家税务局(?!.*税务局)/u, /地税(?:局|部门)|国税(?:局|部门)/u, "税务局"],
  [/工商(?:行政管理)?局/u, /工商(?:行政管理)?(?:局|部门|机关|等部门)|工商行政管理(?=、)/u, "市场监督管理局"],
  [/质(?:量技术)?监(?:督)?局/u, /质(?:量技术)?监(?:督)?(?:局|部门)/u, "市场监督管理局"],
  [/药监局|食药监局|食品药品监督管理局/u, /(?:食品药品监督管理|食药监|药监)(?:局|部门)|药监(?=、)/u, "市场监督管理局"],
  [/物价局/u, /物价(?:局|部门|等部门)|物价(?=、)/u, "发展和改革局、市场监督管理局"],
  [/国土(?:资源)?(?:分)?局|国土环境资源局/u, /国土(?:资源)?(?:局|部门)/u, "自然资源（和规划）局"],
  [/安监局|安全生产监督管理局/u, /安监(?:局|部门)|安全生产监督管理(?:局|部门)/u, "应急管理局"],
  [/卫(?:生和)?计(?:划生育)?(?:局|委)/u, /卫计(?:局|委|部门)|卫生和?计划生育(?:局|委|部门)/u, "卫生健康局"],
  [/环保局|环境保护局/u, /环保(?:局|部门)/u, "生态环境局"],
  [/农业局|农林局|农牧局/u, /农业局|农牧局/u, "农业农村局"],
  [/旅游局|文广新局|^.?文化局/u, /旅游局|文广新局/u, "文化和旅游局"],
  [/海洋(?:与|和)?渔业局/u, /海洋(?:与|和)?渔业(?:局|部门)/u, "农业农村局、自然资源局"],
  [/畜牧(?:兽医)?局|农机局|农业机械管理局|农业委员会|农委$/u, /畜牧兽医局|农业机械管理局/u, "农业农村局"],
  [/粮食局/u, /粮食局/u, "发展和改革局（粮食和物资储备局）"],
  [/法制办|法制局/u, /法制办(?!法)|政府法制(?:机构|部门)/u, "司法局"],
  [/(?<!劳动|保障)监察局/u, /(?<!劳动|保障)监察局|行政监察(?:机关|部门|机构)/u, "监察委员会"],
  [
    /卫生局|人口(?:和|与)?计划生育(?:局|委)|计生(?:局|委)/u,
    /(?<!和|与)卫生局|计生(?:局|委)|(?<![\u4e00-\u9fff])卫生行政(?:主管)?部门/u,
    "卫生健康局",
  ],
  [/扶贫办|扶贫开发(?:局|办公室)/u, /扶贫办|扶贫开发(?:局|办公室)/u, "农业农村局（乡村振兴局）"],
  [/知识产权局/u, /知识产权局/u, "市场监督管理局"],
  [/外国专家局/u, undefined, "科学技术局"],
  [/规划局/u, /规划局/u, "自然资源和规划局"],
];

/** Bodies of today whose names hold the name of an abolished one: 文化广电和旅游局, 自然资源和规划局, 市场监督管理局（知识产权局）, 省药监局. */
const TODAY =
  /自然资源[和与]规划(?:分)?局|(?:文化?|文物|广电?|广播|体育?)(?:文化?|文物|广电?|广播|电视|体育?|新闻|出版|科技|[和与、])*旅游局|市场(?:监督管理|监管)局[（(][^（）()]*[）)]|(?:省|国家)(?:级)?(?:药监|知识产权)局|(?:安全|环境)监察局/gu;
/** Names that the reform of a province has kept. */
const KEPT: Readonly<Record<string, RegExp>> = {
  福建省: /海洋(?:与|和)?渔业局/gu,
  内蒙古自治区: /农牧局/gu,
};

/** A text with the names of today's bodies blanked out, every other character in its place. */
function withoutToday(text: string, province: string): string {
  const blank = (name: string): string => "　".repeat(name.length);
  const kept = KEPT[province];
  const rest = text.replace(TODAY, blank);
  return kept === undefined ? rest : rest.replace(kept, blank);
}

/** 公安、国土、安监等部门: short names that stand for bodies only in a row of them. */
const SHORT: readonly [string, string][] = [
  ["工商", "市场监督管理局"],
  ["质监", "市场监督管理局"],
  ["国土", "自然资源（和规划）局"],
  ["安监", "应急管理局"],
  ["环保", "生态环境局"],
  ["卫计", "卫生健康局"],
];

/** The pattern of a short name with others before or behind it, and 部门 at the end of the row. */
function inRow(name: string): RegExp {
  const end = "等?(?:有关|相关|职能)?部门";
  return new RegExp(
    `(?<=、)${name}(?=(?:、[\\u4e00-\\u9fff]{2,4}){0,8}${end})|${name}(?=(?:、[\\u4e00-\\u9fff]{2,4}){1,8}${end})`,
    "u",
  );
}

export const boundaryAbolished: Rule = {
  id: "boundary/abolished",
  title: "提到的部门已在机构改革中撤并",
  severity: "hint",
  source: "guidance",
  reason: "2018年以来的机构改革后职责已经划转，清单应当随机构调整动态更新。",
  *check(facts) {
    for (const { parties } of facts.list.boundaries ?? []) {
      for (const { key, department } of parties) {
        const found = ABOLISHED.find(([pattern]) => pattern.test(withoutToday(department, facts.list.bureau.province)));
        if (found === undefined) continue;
        yield {
          at: { table: "party", key, field: "department" },
          quote: department,
          message: `“${department}”已在2018年以来的机构改革中撤并，职责划入${found[2]}。`,
          remedy: `核对后改为${found[2]}。`,
        };
      }
    }
    yield* inTexts(facts);
  },
};

const IN_TEXTS: readonly (readonly [RegExp, string])[] = [
  ...ABOLISHED.flatMap(([, pattern, now]) => (pattern === undefined ? [] : [[pattern, now] as const])),
  ...SHORT.map(([name, now]) => [inRow(name), now] as const),
];

/** One look for all of them: most texts name none. */
const ANY_IN_TEXT =
  /地税|国税|工商|质|药监|食品药品|物价|国土|安监|安全生产|卫计|计生|计划生育|卫生|环保|环境保护|农[业牧机]|旅游|文广|文化|规划局|海洋|畜牧|粮食|法制|监察|扶贫|知识产权/u;

/** The bodies that running texts name; provisions quoted from laws keep their words. */
function* inTexts({ texts, list }: Facts): Generator<Hit> {
  for (const at of texts) {
    if (!/^(?:text|preamble|responsibility|example|content)$/u.test(at.field)) continue;
    if (!ANY_IN_TEXT.test(at.text) || !/局|部门|、|委|机[关构]|法制办/u.test(at.text)) continue;
    const told = new Set<number>();
    const text = withoutToday(at.text, list.bureau.province);
    for (const [pattern, now] of IN_TEXTS) {
      const match = pattern.exec(text);
      if (match === null || told.has(match.index)) continue;
      told.add(match.index);
      // The bureau itself, and laws' names.
      if (list.bureau.name.includes(match[0]) || insideTitle(at.text, match.index)) continue;
      yield {
        at: placeIn(at),
        quote: around(at.text, match.index, match.index + match[0].length, 6),
        message: `“${match[0]}”所指的部门已在2018年以来的机构改革中撤并，职责划入${now}。`,
        remedy: `核对后改为${now}。`,
      };
    }
  }
}
