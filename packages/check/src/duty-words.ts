import type { Duty } from "@qingdan/model";

/** Words that every duty of every bureau uses: they say nothing of what a task is about. */
const COMMON =
  /负责|配合|做好|承担|参与|各类|相关|审批|审核|审查|用人单位|管理权限|权限|[全本我各][区县市省]|组织|实施|落实|贯彻|执行|有关|工作|政策|管理|制度|拟[订定]|制[定订]|编制|会同|部门|指导|监督|检查|开展|建立|健全|完善|综合|规划|计划|办法|协调|推进|推动|法律|法规|规章|标准|情况|问题|日常|事项|机制|体系|服务|建设|发展|事业|年度|系统|业务|草案|依法|进行|受理|申请|查处|违法|行为|办理|核发|以?及其?|和|与|的|等|对|为|并/gu;

/** What every bureau does beside its own duties, wherever it is listed. */
export const HOUSEKEEPING =
  /信访|应诉|复议|普法|法制|依法行政|行政审批制度|建议和|提案|保密|党建|党风|维稳|稳定工作|值班|信息公开|其他(?:事项|工作|任务)|交办|综治|行风|督查|宣传|统计|调研|投诉|举报/u;

/** What is left of a text without common words: runs of characters. */
const piecesOf = (text: string): readonly string[] => text.replace(COMMON, " ").match(/[\u4e00-\u9fff]{2,}/gu) ?? [];

/** All strings of `length` characters that stand in the pieces. */
function gramsOf(pieces: readonly string[], length: number): Set<string> {
  const result = new Set<string>();
  for (const piece of pieces) {
    for (let index = 0; index + length <= piece.length; index += 1) result.add(piece.slice(index, index + length));
  }
  return result;
}

/** The pairs of characters of a text without common words. */
export function contentGrams(text: string): Set<string> {
  return gramsOf(piecesOf(text), 2);
}

/** The strings of `length` characters of a text without common words. */
export function contentRuns(text: string, length: number): Set<string> {
  return gramsOf(piecesOf(text), length);
}

/** The same for duties and tasks, computed once for all rules of a list: pairs, and terms of three characters. */
export interface DutyWords {
  own: ReadonlySet<string>;
  tasks: readonly ReadonlySet<string>[];
  ownTerms: ReadonlySet<string>;
  /** The terms of one task by its place. */
  termsOf(turn: number): ReadonlySet<string>;
}

const known = new WeakMap<Duty, DutyWords>();

/** A term is so long: pairs of characters meet by chance. */
const TERM = 3;

/** The words of a duty's text and of each of its tasks. */
export function wordsOfDuty(duty: Duty): DutyWords {
  let words = known.get(duty);
  if (words === undefined) {
    const own = piecesOf(duty.text);
    const tasks = duty.tasks.map(({ text }) => piecesOf(text));
    words = {
      own: gramsOf(own, 2),
      tasks: tasks.map((pieces) => gramsOf(pieces, 2)),
      ownTerms: gramsOf(own, TERM),
      termsOf: (turn) => gramsOf(tasks[turn] ?? [], TERM),
    };
    known.set(duty, words);
  }
  return words;
}

/** Characters that stand in any text of an office: they do not show that a duty speaks of a task. */
const COMMON_CHARACTERS = new Set(
  "和与及等对为并在由全市县区省本我各有关工作管理监督检查组织实施政策制度部门业人员行法办事发公国家规",
);

/** The single characters of pairs, without those of any text. */
export function charactersOf(grams: ReadonlySet<string>): Set<string> {
  const characters = new Set<string>();
  for (const gram of grams)
    for (const character of gram) if (!COMMON_CHARACTERS.has(character)) characters.add(character);
  return characters;
}
