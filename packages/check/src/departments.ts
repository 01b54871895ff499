import data from "../data/departments.json" with { type: "json" };
import { matchesOf } from "./matches-of.ts";

/** A department that a text names: its level as printed ("" where none is), the words, and what department it is. */
export interface DepartmentMention {
  printed: string;
  level: string;
  /** The first of the department's names in the data. */
  core: string;
  index: number;
}

const CORE = new Map((data as string[][]).flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));
const NAMES = [...CORE.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
/** Names only: the engine looks them up by their first character; the level is read from what stands before. */
const MENTION = new RegExp(NAMES.join("|"), "gu");

/** The departments that a text names, in its order. 部门 in general (民政部门) counts as the department. */
export function departmentsIn(text: string): DepartmentMention[] {
  const found: DepartmentMention[] = [];
  for (const { 0: name, index } of matchesOf(text, MENTION)) {
    const before = /[省市县区]?委?$/u.exec(text.slice(Math.max(0, index - 2), index))?.[0] ?? "";
    const level = before.replace("委", "");
    found.push({ printed: before + name, level, core: CORE.get(name) ?? "", index: index - before.length });
  }
  return found;
}

const departments = new Map<string, string>();
/** As many names are kept: bureaus use the same ones over and over. */
const KEPT = 4096;

/** The department that a name stands for, its own name where the data do not know it. */
export function departmentOf(name: string): string {
  let department = departments.get(name);
  if (department === undefined) {
    department = departmentsIn(name).at(-1)?.core ?? name;
    if (departments.size < KEPT) departments.set(name, department);
  }
  return department;
}

const GROUP = new Map((data as string[][]).flatMap((names) => names.map((name) => [name, names] as const)));

/** True where `short` is written from characters of `full` in their order: 住建局 of 住房和城乡建设局, none of 国土局 of 自然资源局. */
function isAbbreviation(short: string, full: string): boolean {
  let at = -1;
  return [...short].every((character) => (at = full.indexOf(character, at + 1)) !== -1);
}

/** What a department is called besides its full name: the data's names of it that are abbreviations of this one. */
export function shortNamesOf(name: string): string[] {
  return (GROUP.get(name) ?? []).filter((other) => other !== name && isAbbreviation(other, name));
}
