import data from "../../data/moved-functions.json" with { type: "json" };
import type { Duty } from "@qingdan/model";
import { around } from "../facts.ts";
import type { Hit, Rule } from "../rule.ts";

/** A function that the reform of 2018 took from one department and gave to another: patterns of both, and who has it now. */
interface MovedFunction {
  bureau: string;
  functions: string;
  now: string;
}

const MOVED = (data as MovedFunction[]).map(({ bureau, functions, now }) => ({
  bureau: new RegExp(bureau, "u"),
  functions: new RegExp(functions, "u"),
  now,
}));

type Moved = (typeof MOVED)[number];

export const boundaryMoved: Rule = {
  id: "boundary/moved",
  title: "职能已在机构改革中划给其他部门",
  severity: "hint",
  source: "guidance",
  reason: "2018年《深化党和国家机构改革方案》和国税地税征管体制改革调整了部门职能，划出的职能不再是本部门的职责。",
  *check({ list }) {
    const own = MOVED.filter(({ bureau }) => bureau.test(list.bureau.name));
    for (const duty of own.length === 0 ? [] : (list.duties ?? [])) yield* ofDuty(duty, own);
    for (const { key, title } of list.oversight ?? [])
      yield* found({ table: "regime", key, field: "title" }, title, own);
    for (const { key, name } of list.services ?? []) yield* found({ table: "service", key, field: "name" }, name, own);
    for (const { key, department, responsibility } of (list.boundaries ?? []).flatMap(({ parties }) => parties)) {
      const theirs = MOVED.filter(({ bureau }) => bureau.test(department));
      yield* found({ table: "party", key, field: "responsibility" }, responsibility, theirs);
    }
  },
};

/** The duty itself, and those of its tasks whose function it does not name. */
function* ofDuty(duty: Duty, own: readonly Moved[]): Generator<Hit> {
  yield* found({ table: "duty", key: duty.key, field: "text" }, duty.text, own);
  const rest = own.filter(({ functions }) => !functions.test(duty.text));
  for (const { key, text } of rest.length === 0 ? [] : duty.tasks)
    yield* found({ table: "task", key, field: "text" }, text, rest);
}

function* found(at: Hit["at"], text: string, moved: readonly Moved[]): Generator<Hit> {
  for (const { functions, now } of moved) {
    const match = functions.exec(text);
    if (match === null) continue;
    yield {
      at,
      quote: around(text, match.index, match.index + match[0].length, 6),
      message: `“${match[0].replace(/^、|、$/gu, "")}”的职能已在2018年以来的机构改革中划入${now}。`,
      remedy: "按本地机构改革方案核对，不再承担的删去，仍有配合任务的改写为配合。",
    };
  }
}
