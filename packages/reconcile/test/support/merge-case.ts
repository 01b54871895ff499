import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Change, Duty, ResponsibilityList } from "@qingdan/model";
import { mergeLists, type Conflict } from "../../src/index.ts";

/** The folder of the merge cases: each holds base.txt, ours.txt, theirs.txt and, recorded by hand, expected.txt. */
export const CASES = join(import.meta.dirname, "../../../../fixtures/reconcile");

const DUTY = /^(\S+) (.*) \[(\w+)\]$/u;
const TASK = /^ {2}- ([^|]*?)(?: \| ([^|]*?))? \[(\w+)\]$/u;
const NOTE = /^注：(.*) \[(\w+)\]$/u;

/** A list as an outline: "1 促进就业 [D1]", below it "  - 就业援助 | 就业股 [T1]", at the end "注：… [N1]". Keys stand in brackets. */
export function parseOutline(text: string): ResponsibilityList {
  const duties: Duty[] = [];
  const list: ResponsibilityList = {
    bureau: { id: "b", name: "某县人社局", shortName: "", province: "", city: "", county: "", level: "", issued: "" },
    duties,
    notes: [],
    printed: { parts: [], cover: [], contents: false },
  };
  for (const line of text.split("\n").filter((one) => one !== "")) {
    const [duty, task, note] = [DUTY.exec(line), TASK.exec(line), NOTE.exec(line)];
    if (task !== null) {
      duties.at(-1)?.tasks.push({ key: task[3] ?? "", text: task[1] ?? "", unit: task[2] ?? "", remark: "" });
    } else if (note !== null) list.notes.push({ key: note[2] ?? "", part: "duties", text: note[1] ?? "" });
    else if (duty !== null) {
      duties.push({ key: duty[3] ?? "", serial: duty[1] ?? "", text: duty[2] ?? "", accountability: "", tasks: [] });
    } else throw new Error(`no outline: ${line}`);
  }
  return list;
}

function outline({ duties, notes }: ResponsibilityList): string {
  const lines = (duties ?? []).flatMap(({ serial, text, key, tasks }) => [
    `${serial} ${text} [${key}]`,
    ...tasks.map((task) => `  - ${task.text}${task.unit === "" ? "" : ` | ${task.unit}`} [${task.key}]`),
  ]);
  return [...lines, ...notes.map(({ text, key }) => `注：${text} [${key}]`)].map((line) => `${line}\n`).join("");
}

const oneLine = (text: string): string => text.replace(/\n/gu, " | ");
const described = ({ op, key, field, before, after }: Change): string =>
  `${[op, key, field].filter((word) => word !== "").join(" ")}: ${oneLine(before)} → ${oneLine(after)}\n`;
const disputed = ({ key, field, base, ours, theirs }: Conflict): string =>
  `${[key, field].filter((word) => word !== "").join(" ")}: ${oneLine(base)} → ${oneLine(ours)} / ${oneLine(theirs)}\n`;

/** What the merge of a case gives, in the shape of its expected.txt. */
export function runCase(folder: string): string {
  const read = (name: string): ResponsibilityList => {
    const file = join(folder, `${name}.txt`);
    return parseOutline(readFileSync(existsSync(file) ? file : join(folder, "base.txt"), "utf8"));
  };
  const { list, changes, conflicts } = mergeLists(read("base"), read("ours"), read("theirs"));
  return `${outline(list)}\nchanges\n${changes.map(described).join("")}\nconflicts\n${conflicts.map(disputed).join("")}`;
}
