import { type Part, withoutWhiteSpace } from "@qingdan/model";
import type { Line } from "../../blocks.ts";
import type { Recognition } from "../passage.ts";
import type { HeaderColumn } from "./header.ts";
import type { Heading } from "./head-levels.ts";

/** Fields whose text stands in the first of the columns below them (具体工作事项: 事项名称, 具体内容); below others may be offices to tick. */
const TEXTS: ReadonlySet<string> = new Set([
  "duty",
  "task",
  "matter",
  "title",
  "name",
  "content",
  "circumstance",
  "basis",
  "example",
]);

/** What the levels of a head say of one column, whatever part it is of. */
export interface ColumnHead {
  lines: Line[];
  /** The lines of the lowest level. */
  own: Line[];
  heading: string;
  lowest: string | undefined;
  above: Heading | undefined;
  /** The last two levels as one wording. */
  joined: string | undefined;
}

/** `levels` are the cells of a head over one column, the highest first. */
export function columnHead(levels: readonly Heading[]): ColumnHead {
  const filled = levels.filter((level, index) => level.text !== "" && (index === 0 || level !== levels[index - 1]));
  const lowest = filled.at(-1)?.text;
  const above = filled.at(-2);
  return {
    lines: levels.length === 1 ? (levels[0]?.lines ?? []) : levels.flatMap((level) => level.lines),
    own: filled.at(-1)?.lines ?? [],
    heading: filled.map(({ text }) => text).join("\n"),
    lowest,
    above,
    joined: above === undefined || lowest === undefined ? undefined : above.text + lowest,
  };
}

/** The column of a part that a head names, by the vocabulary alone. */
export function columnOf({ vocabulary }: Recognition, part: Part, head: ColumnHead): HeaderColumn {
  const { lines, heading, lowest, above, joined } = head;
  if (lowest === undefined) return { field: undefined, heading: "", remainder: "", lines };
  const both = joined === undefined ? undefined : vocabulary.columnOf(part, joined);
  // 责任股室（打√） over 信息股 is not 责任股室 with words in brackets behind it.
  const whole = lowest.endsWith(both?.remainder ?? "") ? both : undefined;
  // 名称 below 牵头部门 is what the upper level names.
  const isName = above !== undefined && /^名[\s\u3000]*称$/u.test(lowest);
  const known = whole ?? vocabulary.columnOf(part, isName ? above.text : lowest);
  if (known === undefined && above?.spans === true) {
    const field = vocabulary.columnOf(part, above.text)?.field;
    if (field !== undefined && TEXTS.has(field)) return { field, heading, remainder: "", lines };
    // A name set upright has a line for each of its characters.
    const name = withoutWhiteSpace(lowest);
    if (field !== undefined) return { field, heading: name, remainder: "", lines, tick: true, upper: above.text };
  }
  return { field: known?.field, heading, remainder: known?.remainder ?? "", lines };
}

/**
 * 承办机构 over 机构名称 and 联系电话: of the columns under a heading, the only one that the vocabulary does not know holds what the heading
 * says, where each of the others is a field of its own and no other column is that field.
 */
export function namedByRest(heads: readonly ColumnHead[], columns: HeaderColumn[]): HeaderColumn[] {
  return columns.map((column, index) => {
    const above = heads[index]?.above;
    if (column.tick !== true || above === undefined) return column;
    const beside = columns.filter((_, at) => at !== index && isSameHeading(heads[at]?.above, above));
    const isOwn = ({ field, tick }: HeaderColumn): boolean => field !== undefined && tick !== true;
    const isTaken = columns.some((other) => other !== column && other.field === column.field);
    if (beside.length === 0 || !beside.every(isOwn) || isTaken) return column;
    return { field: column.field, heading: heads[index]?.heading ?? "", remainder: "", lines: column.lines };
  });
}

/** True for two columns under one heading, which stands in the first of them. */
function isSameHeading(one: Heading | undefined, other: Heading): boolean {
  return one?.spans === true && one.text === other.text;
}
